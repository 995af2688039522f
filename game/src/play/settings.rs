//! What stands in one of several ways during play: a help level.

use simulation::ChoiceKind;

use super::session::Session;

/// Something that stands in one of several ways.
pub(super) struct Setting {
    /// What is set.
    pub(super) of: String,
    /// The choice that stands: the one that is not open; `None` where several are not.
    pub(super) now: Option<String>,
    /// The choice after it that can be had now.
    pub(super) next: Option<u8>,
    /// Nothing was chosen yet: all of them, each open.
    pub(super) unset: Vec<u8>,
}

/// The settings of a seat, in the order of the situation's choices.
pub(super) fn settings(session: &Session, seat: u8) -> Vec<Setting> {
    let choices = &session.scenario().template.controls().choices;
    let open = session.run().activity().open_choices(seat);
    let mut groups: Vec<(&str, Vec<u8>)> = Vec::new();
    for (index, choice) in (0_u8..).zip(choices) {
        let ChoiceKind::Setting { of } = &choice.kind else {
            continue;
        };
        match groups.iter_mut().find(|(known, _)| known == of) {
            Some((_, members)) => members.push(index),
            None => groups.push((of, vec![index])),
        }
    }
    let setting = |(of, members): (&str, Vec<u8>)| {
        let mut closed = members.iter().enumerate().filter(|(_, index)| !open.contains(index));
        let stands = closed.next().filter(|_| closed.next().is_none());
        let from = stands.map_or(0, |(at, _)| at + 1);
        let after = (0..members.len()).map(|step| members[(from + step) % members.len()]);
        Setting {
            of: of.to_owned(),
            now: stands.map(|(_, index)| choices[usize::from(*index)].name.clone()),
            next: after.into_iter().find(|index| open.contains(index)),
            unset: if members.iter().all(|index| open.contains(index)) {
                members
            } else {
                Vec::new()
            },
        }
    };
    groups.into_iter().map(setting).collect()
}
