//! A thing that somebody makes, as it stands at one tick: for whoever is shown what became of it. Millimetres, from the
//! lower left corner of each view.

/// From where it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenFrom {
    /// What is joined, from the front.
    Front,
    /// What is joined, from the side.
    Side,
    /// A part that was made and is not joined yet, lying by itself.
    Alone,
}

/// The outline of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct MadePart {
    /// Name id, e.g. `roof`.
    pub name: String,
    /// Lower left corner, mm.
    pub at_mm: [f64; 2],
    /// Width and height, mm.
    pub size_mm: [f64; 2],
}

/// A hole that is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeHole {
    /// Its middle, mm.
    pub at_mm: [f64; 2],
    /// mm
    pub diameter_mm: f64,
}

/// One look at it.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeView {
    /// From where.
    pub from: SeenFrom,
    /// Size of the whole, mm.
    pub size_mm: [f64; 2],
    /// Parts, those behind first; never none.
    pub parts: Vec<MadePart>,
    /// Holes that nothing hides.
    pub holes: Vec<MadeHole>,
}

/// The thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Looks at it; never none.
    pub views: Vec<MadeView>,
}
