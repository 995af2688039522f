//! Rows that read people's marks: is there a way of marking a session that shows the row?

use simulation::Tick;
use situation::journal::{Mark, MarkRole, Seen};
use situation::rule::{self, CompiledRows, Segment, Truth, reference};
use situation::scenario::Scenario;

/// Kinds of marks of a row that are tried each way; beyond it all together.
const MOST_KINDS: usize = 4;
/// Tries at leaving marks out.
const MOST_TRIES: usize = 400;

type Marks = Vec<(Tick, rule::Mark)>;
/// Whether marks show a row.
type Shows<'a> = dyn Fn(&[(Tick, rule::Mark)]) -> bool + 'a;

/// Marks under which `session` shows `row` to `seat`, as few as leaving out finds; `None` where no way that was
/// tried does. Tried: each kind of mark at every tick, or never.
pub(super) fn marks_that_show(session: &Segment, scenario: &Scenario, seat: u8, row: usize) -> Option<Vec<Mark>> {
    let rows = scenario.rows.of_seat(seat)?;
    let kinds = rows.marks_read(row);
    let ways = if kinds.len() > MOST_KINDS {
        vec![usize::MAX]
    } else {
        (1..1 << kinds.len()).collect()
    };
    let marks = ways.into_iter().find_map(|way| {
        let chosen = kinds.iter().enumerate().filter(|(at, _)| way >> at & 1 == 1);
        let chosen: Vec<rule::Mark> = chosen.map(|(_, kind)| *kind).collect();
        shown_by(session, rows, row, &chosen)
    })?;
    let named = |(effective, mark): (Tick, rule::Mark)| Mark {
        row: scenario.rows.mark_words()[usize::from(mark.word)].clone(),
        seat: mark.seat,
        role: MarkRole::Witness,
        seen: Seen::Seen,
        effective,
        recorded: effective,
    };
    Some(marks.into_iter().map(named).collect())
}

/// Marks of these kinds that show the row, from marks at every tick down to what is needed.
fn shown_by(session: &Segment, rows: &CompiledRows, row: usize, kinds: &[rule::Mark]) -> Option<Marks> {
    let everywhere: Marks = (session.first_tick()..session.end_tick())
        .flat_map(|tick| kinds.iter().map(move |mark| (tick, *mark)))
        .collect();
    let moment = rule::moments(rows, row, &marked(session, &everywhere))
        .into_iter()
        .next()?;
    let compiled = &rows.rows()[row];
    let from = moment.attempt.saturating_sub(compiled.looks_back() + 2);
    let to = moment.attempt.saturating_add(compiled.looks_ahead() + 2);
    let part = session.part(from, to);
    let around = everywhere
        .into_iter()
        .filter(|(tick, _)| (from..=to).contains(tick))
        .collect();
    Some(fewer(around, &|marks| {
        reference::holds_on(rows, row, moment.attempt, &marked(&part, marks)) == Truth::True
    }))
}

fn marked(session: &Segment, marks: &[(Tick, rule::Mark)]) -> Segment {
    let mut session = session.clone();
    for (tick, mark) in marks {
        session.mark(*tick, *mark);
    }
    session
}

/// Leaves out what is not needed, large pieces first (delta debugging, Zeller & Hildebrandt 2002).
fn fewer(mut marks: Marks, shows: &Shows<'_>) -> Marks {
    let mut piece = marks.len().div_ceil(2);
    let mut tries = 0;
    while piece > 0 && tries < MOST_TRIES {
        let (mut at, before) = (0, marks.len());
        while at < marks.len() && tries < MOST_TRIES {
            let mut left = marks.clone();
            left.drain(at..(at + piece).min(marks.len()));
            tries += 1;
            if shows(&left) {
                marks = left;
            } else {
                at += piece;
            }
        }
        if piece == 1 && marks.len() == before {
            break;
        }
        piece = if marks.len() < before {
            piece.min(marks.len())
        } else {
            piece
        };
        piece = if piece == 1 { 1 } else { piece.div_ceil(2) };
    }
    marks
}
