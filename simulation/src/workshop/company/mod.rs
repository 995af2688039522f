//! Working together at a bench: a colleague who does steps of their own, bags that hold less than they should, things
//! that can stand in for what is missing, a van that comes early, stickers that say what is left. None of it is there
//! where a scenario does not name it, and then nothing of it is in the state, the words or the choices.
//!
//! **A colleague** does tasks in order, at their own pace, with real pieces and tools of the bench, across from who
//! plays. They never speak: what they want shows in what they do. They need a tool that there is only one of, once it
//! has been used so often; they do not know how to go on, once; they draw one line wrong, and show each line before
//! they saw. Who is lent, pointed and shown again goes on; who is not waits for a while and goes on then: nobody is
//! stuck. Which task goes wrong, and when, is the seed's.
//!
//! **Acting with objects.** The colleague is pointed at like any thing, and what that means hangs on what is in one's
//! hand: the tool they want is lent, a substitute is shown, an open sheet points them to their step or shows it again,
//! the tape or a piece shows again. An empty hand makes them look up.

mod acting;
mod answering;
pub(crate) mod colleague;
pub(crate) mod fitting;
mod restoring;
pub(crate) mod state;
mod tasks;
mod van;
mod view;
pub(crate) mod vocabulary;

pub use colleague::{Colleague, Mistake, Need, Task, TaskDoes};
pub use fitting::{Fitting, Looks, Stickers, Substitute};
pub(crate) use restoring::check;
pub use state::{Carried, Fitted, Mime, Stage};
pub(crate) use state::{Company, planted};
pub use view::ColleagueSeen;

use super::incident::Incident;
use super::parameters::Parameters;

impl Parameters {
    /// Whether there is anything of what this module is about.
    pub(crate) fn has_company(&self) -> bool {
        let incident = |incident: &Incident| matches!(incident, Incident::EmptyBag(_) | Incident::EarlyVan(_));
        self.colleague.is_some()
            || self.stickers.is_some()
            || !self.fittings.is_empty()
            || !self.substitutes.is_empty()
            || self.incidents.iter().any(incident)
    }
}
