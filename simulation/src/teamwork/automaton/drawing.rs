//! Who does what when, for clips, claim pages and the group: a lane for each who takes part, for the machine and for what comes
//! out of it.

use super::role::Role;
use super::running::Automaton;
use super::state::Stage;
use super::vocabulary::MACHINE;
use crate::{Lane, Picture};

fn lane(name: &str, seat: Option<u8>, doing: Option<&str>) -> Lane {
    Lane {
        name: name.to_owned(),
        seat,
        doing: doing.map(str::to_owned),
    }
}

pub(crate) fn picture(machine: &Automaton) -> Picture {
    let state = &machine.state;
    let roles = (0_u8..).zip(&state.people).filter(|(_, person)| person.here);
    let roles = roles.map(|(seat, person)| {
        let role = person.role.map_or(0, Role::index);
        lane("role", Some(seat), (role > 0).then(|| Role::WORDS[role]))
    });
    let module = machine.module_lit().map(|module| module.id.as_str());
    let surprise = match state.stage {
        Stage::Surprise(what, _) => machine
            .parameters()
            .surprises
            .get(usize::from(what))
            .map(String::as_str),
        _ => None,
    };
    let shared = [
        lane("machine", None, Some(MACHINE[machine.machine_word()])),
        lane("module", None, module),
        lane("surprise", None, surprise),
    ];
    Picture::Lanes(roles.chain(shared).collect())
}
