//! What levers and held buttons are called.

use crate::kit::Pictogram;

/// What a lever does, said and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Push {
    /// Sentence of the legend.
    pub(crate) words: &'static str,
    /// Signs of pushing it towards −1 and towards +1.
    pub(crate) signs: [Pictogram; 2],
}

/// What is said of a button that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Button {
    /// On the button.
    pub(crate) label: &'static str,
    /// Beside its key, in the legend.
    pub(crate) legend: &'static str,
    /// On the page before play.
    pub(crate) briefing: &'static str,
}
