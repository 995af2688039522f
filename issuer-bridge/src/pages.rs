//! The pages. They work without JavaScript, load nothing from elsewhere, and read French or English.

mod apart;
mod assets;
mod badge;
mod claim;
mod failure;
mod frame;
mod import;
mod inbox;
mod learner;
mod login;
mod organisation;
mod setup;
mod stations;
mod verify;

use axum::Router;

use crate::bridge::Shared;
pub(crate) use failure::{nothing_here, speak, too_slow};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .merge(apart::routes())
        .merge(assets::routes())
        .merge(badge::routes())
        .merge(claim::routes())
        .merge(import::routes())
        .merge(inbox::routes())
        .merge(learner::routes())
        .merge(login::routes())
        .merge(organisation::routes())
        .merge(setup::routes())
        .merge(stations::routes())
        .merge(verify::routes())
}
