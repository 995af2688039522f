//! How an activity looks at one tick, as plainly as it can be said: for clips, for claim pages, and for the scene of a
//! kind that has no face of its own. One of a few honest kinds; what a stretch of ticks looks like follows from the
//! pictures of its ticks.

/// A fixed thing of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanShape {
    /// Axis-aligned rectangle in plan, metres.
    Rectangle {
        /// Name id, e.g. `cage`.
        name: String,
        /// Centre, m.
        centre: [f64; 2],
        /// Half its size along x and y, m.
        half: [f64; 2],
    },
    /// Circle in plan, metres.
    Circle {
        /// Name id, e.g. `pad`.
        name: String,
        /// Centre, m.
        centre: [f64; 2],
        /// m
        radius: f64,
    },
}

/// A thing that moves (or a person's hand, or a dial).
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Name id, e.g. `drone`.
    pub name: String,
    /// The seat it belongs to, if one.
    pub seat: Option<u8>,
    /// x, y in plan and height, metres.
    pub position: [f64; 3],
    /// Direction it faces, radians from +x, if it has one.
    pub heading: Option<f64>,
}

/// A place seen from above, with what moves in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// Fixed things; they may change from tick to tick (a post falls).
    pub fixed: Vec<PlanShape>,
    /// Moving things.
    pub moving: Vec<Token>,
}

/// What somebody or something does at this tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Name id of who or what has the lane, e.g. `hand`, `drill`.
    pub name: String,
    /// The seat it belongs to, if one.
    pub seat: Option<u8>,
    /// Name id of what is done now; `None` for nothing.
    pub doing: Option<String>,
}

/// A cell of a board that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Column and row, from 0, left and top first.
    pub at: [u16; 2],
    /// Name id of what lies there.
    pub name: String,
    /// The seat that put it there or holds it, if one.
    pub seat: Option<u8>,
}

/// A board of cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Columns and rows.
    pub size: [u16; 2],
    /// What lies on it; cells that are not named are empty.
    pub cells: Vec<Cell>,
}

/// How an activity looks at one tick. The same kind for a whole session.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Things that move in a place.
    Plan(Plan),
    /// Who does what: over a stretch of ticks, who did what when. The same lanes in the same order at every tick.
    Lanes(Vec<Lane>),
    /// What lies where on a board.
    Board(Board),
}
