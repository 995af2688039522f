//! The pages. They work without JavaScript, load nothing from elsewhere, and read French or English.

mod accounts;
mod apart;
mod assets;
mod audit;
mod badge;
mod badges;
mod claim;
mod data;
mod endorse;
mod failure;
mod frame;
mod import;
mod inbox;
mod learner;
mod login;
mod me;
mod organisation;
mod platforms;
mod setup;
mod stations;
mod together;
mod verify;
mod wallet;

use std::fmt::Write as _;

use crate::openapi::Routes;
pub(crate) use failure::{nothing_here, speak, too_slow};
pub(crate) use frame::Frame;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(accounts::routes())
        .merge(apart::routes())
        .merge(assets::routes())
        .merge(audit::routes())
        .merge(badge::routes())
        .merge(badges::routes())
        .merge(claim::routes())
        .merge(data::routes())
        .merge(endorse::routes())
        .merge(inbox::routes())
        .merge(learner::routes())
        .merge(login::routes())
        .merge(me::routes())
        .merge(organisation::routes())
        .merge(platforms::routes())
        .merge(setup::routes())
        .merge(stations::routes())
        .merge(together::routes())
        .merge(verify::routes())
        .merge(wallet::routes())
}

/// Of these a form brings many files.
pub(crate) fn round_routes() -> Routes {
    import::routes()
}

/// A text in an address.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
