//! Which bytes are a state of working together.

use super::fitting::Fitting;
use super::state::{Bag, Carried, Company, Fitted};
use crate::RestoreError;
use crate::workshop::piece::Lie;
use crate::workshop::setting::Setting;
use crate::workshop::state::{State, ToolLies};

fn ensure(holds: bool) -> Result<(), RestoreError> {
    if holds {
        Ok(())
    } else {
        Err(RestoreError::OutOfRange("working together"))
    }
}

/// Checks a state that was read; without company nothing of it may be in the rest.
pub(crate) fn check(company: Option<&Company>, state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let theirs = state.pieces.iter().filter(|piece| piece.lie == Lie::Colleague).count();
    let lent = state.tools.iter().filter(|lies| **lies == ToolLies::Lent).count();
    let colleague = company.and_then(|company| company.colleague.as_ref());
    let Some(company) = company else {
        return ensure(theirs == 0 && lent == 0);
    };
    let parameters = &setting.parameters;
    let substitutes = parameters.substitutes.len();
    let is_of = |index: u8, count: usize| usize::from(index) < count;
    ensure(company.bags.len() == parameters.fittings.len() && company.shown.len() == substitutes)?;
    ensure(company.fitted.len() == setting.joints.len() && company.stickers.len() == setting.parts.len())?;
    ensure(company.uses.len() == parameters.tools.len())?;
    ensure(company.colleague.is_some() == parameters.colleague.is_some())?;
    ensure(match company.carried {
        None => true,
        Some(Carried::Fitting(fitting)) => is_of(fitting, parameters.fittings.len()),
        Some(Carried::Substitute(substitute)) => is_of(substitute, substitutes),
        Some(Carried::Sticker) => parameters.stickers.is_some(),
    })?;
    let mut hands = state.pieces.iter().filter(|piece| piece.lie == Lie::Hand);
    ensure(company.carried.is_none() || (state.tool.is_none() && hands.next().is_none()))?;
    let known = |fitted: &Option<Fitted>| match fitted {
        Some(Fitted::Substitute(substitute)) => is_of(*substitute, substitutes),
        _ => true,
    };
    ensure(company.fitted.iter().all(known))?;
    for (joint, fitted) in company.fitted.iter().enumerate() {
        ensure(fitted.is_none() || (setting.company.joint_fitting[joint].is_some() && state.joints[joint].placed))?;
    }
    let bags = company.bags.iter().zip(&parameters.fittings);
    let sound = |(bag, fitting): (&Bag, &Fitting)| {
        bag.holds <= fitting.count && bag.opened.is_none_or(|since| since <= state.tick)
    };
    ensure(bags.into_iter().all(sound))?;
    let tasks = setting.company.tasks.len();
    let planted = company.planted;
    ensure(planted.unsure.is_none_or(|task| is_of(task, tasks)))?;
    ensure(
        planted
            .wrong
            .is_none_or(|(task, short)| is_of(task, tasks) && (0..=100_000).contains(&short)),
    )?;
    ensure(company.van.is_none_or(|van| van.since <= state.tick))?;
    let Some(colleague) = colleague else {
        return ensure(theirs == 0 && lent == 0);
    };
    ensure(colleague.done.len() == tasks && colleague.task.is_none_or(|task| is_of(task, tasks)))?;
    ensure(colleague.since <= state.tick && colleague.mime_until <= state.tick + 600)?;
    ensure(colleague.asks_from <= state.tick.saturating_add(1_000_000))?;
    ensure(
        colleague
            .tool
            .is_none_or(|tool| state.tools.get(usize::from(tool)) == Some(&ToolLies::Lent)),
    )?;
    ensure(lent == usize::from(colleague.tool.is_some()))?;
    ensure(colleague.piece.is_none_or(|piece| is_of(piece, state.pieces.len())))?;
    let has = |piece: u8| state.pieces[usize::from(piece)].lie == Lie::Colleague;
    ensure(theirs == usize::from(colleague.piece.is_some_and(has)))
}
