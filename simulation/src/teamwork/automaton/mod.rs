//! A silent automaton with a front of modules, and a carnet that says how they are set.
//!
//! **Who knows what.** The front shows *signs* that nobody can name. What each stands for is printed in the carnet,
//! which somebody else holds: hands describe, the carnet answers, hands set. Twelve carnets, letters A to L, hold
//! different pages; the machine shows a letter too, and people turn it to the letter of the carnet they have. Pages
//! follow from the letter alone, so that paper stays true; the seed says which signs the front shows, and which absurd
//! thing comes out where settings are not those of the page, never whether.
//!
//! **Roles.** *Hands* are at the front, the *carnet* is held with the back to the screen, a *witness* listens; of four,
//! two hold pages. Roles go round with each stretch. Alone one has both. Whoever is quiet at the front for long can be
//! relieved by the others.
//!
//! **Modules.** Dials and plugs that are set, bells that are rung in the order of a page, a crank with two handles whose
//! second is somebody else's. A lever commits. It wakes a part of the machine, or lets something absurd out, which is
//! put back; nothing is lost, and nothing counts tries against anybody. After some of them what is right already glows.
//!
//! **The smudge.** One line of one page cannot be read: the module of that page shows that very sign. Whoever asks is
//! answered by the machine, with the piece that is missing.
//!
//! **A tick.** Seats in order: choice, then verb; then what follows. State is whole numbers and lists of known length.
//! What is worth doing is worked out in one place (`guide.rs`): prompt, main choice and virtual crews ask there.

mod acting;
mod beat;
mod carnet;
mod choice;
mod course;
mod crew;
mod drawing;
mod fault;
mod feasible;
mod front;
mod guide;
mod music_box;
mod parameters;
mod reference;
mod restoring;
mod role;
mod running;
mod sample;
mod setting;
mod state;
mod template;
mod view;
mod vocabulary;

pub use beat::Beat;
pub use carnet::{LETTERS, Line, Page, letter_name};
pub use crew::Crew;
pub use front::{Look, Module, Part, Works};
pub use parameters::{Parameters, Portrait, Sign};
pub use role::Role;
pub use running::Automaton;
pub use template::{AutomatonKind, AutomatonTemplate};
pub use view::{Front, Slot, SlotState};
