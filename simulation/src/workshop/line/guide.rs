//! What is worth doing next: the prompt, and the choice that does it. Where several things are equally good, and
//! wherever a person is to decide, there is no choice.

use super::choice::{Act, Choice};
use super::course::Asks;
use super::layout::Movable;
use super::piece::Kind;
use super::running::Line;
use super::state::Task;
use crate::Prompt;

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 30] = [
    "call",
    "coming",
    "sample_fits",
    "sample_over",
    "sample_under",
    "sample_put",
    "new_card",
    "decide",
    "decide_order",
    "unknown_piece",
    "told",
    "gauging",
    "reads_fits",
    "reads_over",
    "reads_under",
    "putting",
    "send_order",
    "reading",
    "jammed",
    "machine_off",
    "look_inside",
    "not_here",
    "cause_here",
    "putting_right",
    "clear_jam",
    "close_hatch",
    "start",
    "arrange",
    "carrying",
    "reveal",
];

/// Prompts that appear whatever the beat is.
pub(crate) const ALWAYS: [&str; 2] = ["moved_on", "over"];

/// Advice: what is said, and the choice that does it.
pub(crate) struct Advice {
    pub(crate) prompt: Prompt,
    pub(crate) next: Option<Choice>,
}

fn says(id: &str, next: Option<Choice>) -> Advice {
    Advice {
        prompt: Prompt::plain(id),
        next,
    }
}

fn does(id: &str, act: Act) -> Advice {
    says(id, Some(Choice::Act(act)))
}

pub(crate) fn prompt(line: &Line) -> Prompt {
    let busy = line.state.ended.is_some() || line.state.working.is_some();
    if line.state.notice.is_some() && !busy {
        return Prompt::plain("moved_on");
    }
    advice(line).prompt
}

/// What is worth doing now.
pub(crate) fn advice(line: &Line) -> Advice {
    let state = &line.state;
    if state.over {
        return says("over", None);
    }
    if state.ended.is_some() {
        return culprit(line, does("reveal", Act::Finish));
    }
    if let Some(working) = state.working {
        return match working.task {
            Task::Gauging => says("gauging", None),
            Task::Putting(_) => says("putting", None),
            Task::PuttingRight(_) | Task::ClearingJam => says("putting_right", None),
        };
    }
    if state.page.is_some() {
        return says("reading", Some(Choice::Thing(Movable::Record)));
    }
    if line.asks() == Asks::Arranging {
        return match state.carried {
            Some(thing) => Advice {
                prompt: Prompt::plain("carrying").word("thing", Movable::WORDS[thing as usize]),
                next: None,
            },
            None => does("arrange", Act::Ready),
        };
    }
    at_machine(line).unwrap_or_else(|| at_post(line))
}

fn culprit(line: &Line, mut advice: Advice) -> Advice {
    let id = line.setting.parameters.culprits.get(usize::from(line.state.culprit));
    advice.prompt = advice
        .prompt
        .word("place", id.map_or("", |culprit| culprit.id.as_str()));
    advice
}

/// What is worth doing at the machine, where something is.
fn at_machine(line: &Line) -> Option<Advice> {
    let machine = &line.state.machine;
    if machine.hatch_open {
        let looks = machine.looks;
        if looks.is_some_and(|looks| line.is_cause(looks)) {
            return Some(culprit(line, does("cause_here", Act::PutRight)));
        }
        if machine.jammed {
            return Some(does("clear_jam", Act::ClearJam));
        }
        if machine.put_right || machine.looked.iter().all(|looked| *looked) {
            return Some(says("close_hatch", Some(Choice::Hatch)));
        }
        return Some(match looks {
            Some(_) => says("not_here", None),
            None => says("look_inside", None),
        });
    }
    if machine.jammed {
        // Which comes first is for hands to know: both are open.
        return Some(if machine.running {
            says("jammed", None)
        } else {
            says("machine_off", Some(Choice::Hatch))
        });
    }
    (!machine.running).then(|| does("start", Act::Start))
}

fn at_post(line: &Line) -> Advice {
    let state = &line.state;
    if line.asks() == Asks::Sending {
        // The record comes first, and nothing makes anybody write it.
        let first = (!state.progress.recorded).then_some(Choice::Thing(Movable::Record));
        return says("send_order", first.or(Some(Choice::Act(Act::SendOrder))));
    }
    if state.coming.is_some() {
        return says("coming", None);
    }
    let Some(piece) = &state.piece else {
        if state.progress.card_is_new {
            return says("new_card", Some(Choice::Card));
        }
        return says("call", Some(Choice::Belt));
    };
    let gauge = Some(Choice::Thing(Movable::Gauge));
    match (piece.kind, piece.gauged) {
        (Kind::SampleFits, false) => return says("sample_fits", gauge),
        (Kind::SampleOver, false) => return says("sample_over", gauge),
        (Kind::SampleUnder, false) => return says("sample_under", gauge),
        (Kind::SampleFits | Kind::SampleOver | Kind::SampleUnder, true) => return says("sample_put", None),
        (Kind::Odd, _) => return says(if state.odd_told { "told" } else { "unknown_piece" }, None),
        _ => {}
    }
    if piece.gauged {
        let measure = piece.worst(&line.setting);
        let id = &line.setting.parameters.measures[measure].id;
        return if piece.is_over(&line.setting) || piece.is_under(&line.setting) {
            let over = piece.off[measure] > 0;
            Advice {
                prompt: Prompt::plain(if over { "reads_over" } else { "reads_under" }).word("measure", id),
                next: None,
            }
        } else {
            says("reads_fits", None)
        };
    }
    match line.order_left() {
        Some(left) => Advice {
            prompt: Prompt::plain("decide_order").number("left", i64::from(left)),
            next: None,
        },
        None => says("decide", None),
    }
}
