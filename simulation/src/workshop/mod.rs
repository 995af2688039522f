//! Workshop: one person makes an object at a bench.
//!
//! **Data.** A scenario says what there is and what is asked; nothing here knows a birdhouse. The *bench* has places,
//! *stock* (boards of one width and thickness), *tools*, *machines* with a guard and a rule for starting, *protection*
//! to put on. The *object* is parts (a length cut from a kind of board, holes, where they sit in the finished object)
//! and joints with screws. *Steps* are what is asked, each with what comes before it; neighbouring steps share a
//! phase. The *sheet* has pages whose drawings are made from the object itself. *Incidents* come on every seed: a
//! delivered part that is flawed, a guard that is found open, screws that run out, rain on the stock, a bag that holds
//! too little, a van that comes early. The seed says which, when and how much, never whether. Somebody may work at the
//! same bench (`company/`).
//!
//! **Wood is state.** Lengths are whole tenths of a millimetre, places of the hand hundredths; there is no float in a
//! state, and chance is drawn anew from the seed and a count. What is cut off stays cut off: a board of length *l*
//! becomes *a* and *l − a − kerf*. Boards are few, and there is always a way on: another board comes when one asks at
//! an empty rack, a piece that is too short can be kept as it is, packed with a shim or made again, a screw that is
//! missing comes when one says so. Parts that are joined touch and never overlap: a piece that came out longer pushes
//! its neighbour outwards, and the finished object shows it.
//!
//! **Hands.** Everything on the bench is a choice that one points at: a kind of board, a part that was made, a tool, a
//! machine and its guard, what one puts on, places (`bench`, `assembly`, `aside`), the `sheet`, the `cover`. What is
//! done is a choice too (`mark`, `cut`, `drill`, `sand`, `screw`, `turn`, `start`, `put_back`, …). Sticks `along` and
//! `across` move the hand over the piece: slowly at first and faster while held, so that a tap of a key moves half a
//! millimetre and a stick or a pointer is as fine as it is light. Let go near an end, an edge or a mark, the hand is
//! there (not after a move that was itself that small); along a tape it rests at whole millimetres. `less` and `more`
//! go to the next whole millimetre along, `less_across` and `more_across` on a machine to the next one across. A line
//! under the hand can be rubbed out. Button `stop` lets go of a tool and stops a machine. A choice that is not open is not taken.
//! Verbs are heard: `signal` and `ask` say what is unexpected just now, and `ask` calls for help.
//!
//! **Protection** teaches and never wounds: without glasses sawdust makes one blink, and for some seconds nothing
//! snaps and the tape is not read; without ear protection sounds are dull for a while. A machine warns, or does not
//! start, as the scenario says.
//!
//! **Pace.** A phase goes on by itself only after a stretch in which nobody acts; what it asked can be done later.
//! Only the ending keeps a time of its own, and can be cut short once most of it was seen.
//!
//! **A tick.** Hand, choice, verb, what is being done with a tool, machines, then what follows from it all (steps,
//! incidents, pace): events come in that order. What is worth doing next for a step is worked out in one place
//! (`guide.rs`): prompt, main choice, virtual workers and the search for a way to make the object all ask there.

mod assembling;
mod bench;
mod birdhouse;
mod boards;
mod choice;
pub(crate) mod company;
mod course;
mod cursor;
mod cutting;
mod doing;
mod drawing;
mod fault;
mod feasible;
mod guide;
mod handling;
mod hands;
mod incident;
pub mod line;
mod made;
mod noticing;
mod object;
mod open;
mod parameters;
mod piece;
mod placed;
mod problems;
mod prompt;
mod reference;
mod restoring;
mod running;
mod sample;
mod setting;
mod sheet;
mod state;
mod step;
mod template;
mod toolbox;
mod view;
mod vocabulary;
mod weather;
mod work;
mod worker;

pub use bench::{Bench, Machine, Protection, ProtectionKind, StartRule, Stock, Tool, ToolKind};
pub use company::{
    Carried, Colleague, ColleagueSeen, Fitted, Fitting, Looks, Mime, Mistake, Need, Stage, Stickers, Substitute, Task,
    TaskDoes,
};
pub use doing::Doing;
pub use handling::Handling;
pub use incident::{EarlyVan, EmptyBag, FaultyPanel, Flaw, GuardOpen, Incident, MissingScrew, Rain};
pub use object::{Hole, Joint, Lies, Object, Part, Variant};
pub use parameters::{Ending, Parameters};
pub use piece::{Drilled, Lie, Mark, Piece};
pub use placed::Placed;
pub use running::Workshop;
pub use sheet::drawing::{Outline, PageDrawing, Ring, Row};
pub use sheet::{Page, Shows};
pub use step::{Does, Step};
pub use template::{WorkshopKind, WorkshopTemplate};
pub use worker::Worker;
