//! Shapes, and what they are for. Lengths are points.

use simulation::Tick;

/// x to the right, y down, points.
pub type Point = [f64; 2];

/// What a colour is for. Nothing is told by colour alone: seats have marks and dashes as well, the moment is a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The sheet that everything lies on.
    Ground,
    /// Fixed things of the place.
    Fixed,
    /// Outlines, axes, lines behind everything.
    Axis,
    /// What the seat does, from 0.
    Seat(u8),
    /// What moves or acts without a seat.
    Other,
    /// The moment.
    Evidence,
    /// The tick that is shown.
    Now,
    /// Text and small signs.
    Ink,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Long strokes.
    Dashed,
    /// Points.
    Dotted,
    /// In turn.
    DashDotted,
    /// Short strokes, for what belongs to nobody.
    Short,
}

impl Dash {
    /// The line of a seat: another for each of four.
    pub fn of_seat(seat: Option<u8>) -> Self {
        match seat.map(|seat| seat % 4) {
            Some(0) => Self::Solid,
            Some(1) => Self::Dashed,
            Some(2) => Self::Dotted,
            Some(_) => Self::DashDotted,
            None => Self::Short,
        }
    }

    /// Stroke, gap, stroke, gap, …, points; empty for a line that is not broken.
    pub fn pattern(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[9.0, 5.0],
            Self::Dotted => &[2.0, 4.0],
            Self::DashDotted => &[9.0, 4.0, 2.0, 4.0],
            Self::Short => &[4.0, 4.0],
        }
    }
}

/// The sign of a seat. What has no seat has no sign: it is a small open circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The first seat.
    Circle,
    /// The second.
    Square,
    /// The third.
    Triangle,
    /// The fourth.
    Diamond,
}

impl Mark {
    /// The sign of a seat: another for each of four.
    pub fn of_seat(seat: u8) -> Self {
        match seat % 4 {
            0 => Self::Circle,
            1 => Self::Square,
            2 => Self::Triangle,
            _ => Self::Diamond,
        }
    }

    /// Corners around `at`, in order; none for a circle. All marks of one radius look equally large.
    pub fn corners(self, [x, y]: Point, radius: f64) -> Vec<Point> {
        let r = radius;
        match self {
            Self::Circle => Vec::new(),
            Self::Square => {
                let r = 0.89 * r;
                vec![[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]]
            }
            Self::Triangle => vec![
                [x, y - 1.3 * r],
                [x + 1.2 * r, y + 0.85 * r],
                [x - 1.2 * r, y + 0.85 * r],
            ],
            Self::Diamond => vec![[x, y - 1.3 * r], [x + 1.3 * r, y], [x, y + 1.3 * r], [x - 1.3 * r, y]],
        }
    }
}

/// Where a label stands from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// What a label says; whoever shows it has the words.
#[derive(Debug, Clone, PartialEq)]
pub enum Words {
    /// A name id of the activity; left out where nobody has words for it.
    Place(String),
    /// A name id of the activity; said as it is where nobody has words for it.
    Name(String),
    /// A seat, from 0.
    Seat(u8),
    /// A length or height, m.
    Metres(f64),
    /// A time of the session.
    Clock(Tick),
    /// That the place is seen from above.
    FromAbove,
    /// That it is about height.
    Height,
}

/// The geometry of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Joined points, at least two.
    Polyline(Vec<Point>),
    /// A closed area, convex.
    Polygon(Vec<Point>),
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
    },
    /// A rectangle, its sides along the page.
    Rectangle {
        /// Left and top.
        corner: Point,
        /// Width and height.
        size: [f64; 2],
    },
    /// The sign of a seat; [`Mark::corners`] has its outline.
    Mark {
        /// Its middle.
        at: Point,
        /// About half its size.
        radius: f64,
        /// Which.
        mark: Mark,
    },
    /// A line of text, [`Drawing::text`] high.
    Label {
        /// Where; y is the middle of the line.
        at: Point,
        /// Which part of the text is there.
        anchor: Anchor,
        /// Width that it may take; longer text is cut.
        room: f64,
        /// What it says.
        words: Words,
    },
}

/// The line of a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Its colour.
    pub role: Role,
    /// Its width, points.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

/// A shape on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its geometry.
    pub form: Form,
    /// What fills it; of a label, the colour of the text.
    pub fill: Option<Role>,
    /// Its line or outline.
    pub line: Option<Line>,
}

impl Shape {
    pub(super) fn filled(form: Form, role: Role) -> Self {
        Self {
            form,
            fill: Some(role),
            line: None,
        }
    }

    pub(super) fn lined(form: Form, role: Role, width: f64, dash: Dash) -> Self {
        Self {
            form,
            fill: None,
            line: Some(Line { role, width, dash }),
        }
    }

    pub(super) fn with_line(mut self, role: Role, width: f64) -> Self {
        self.line = Some(Line {
            role,
            width,
            dash: Dash::Solid,
        });
        self
    }

    pub(super) fn label(at: Point, anchor: Anchor, room: f64, words: Words) -> Self {
        let form = Form::Label {
            at,
            anchor,
            room,
            words,
        };
        Self::filled(form, Role::Ink)
    }
}

/// Shapes on a page, in the order in which they are painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// What it takes, points: width and height.
    pub size: [f64; 2],
    /// Height of its text, points.
    pub text: f64,
    /// From the lowest to the uppermost.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// Hundredths of a point: nobody sees less, and the same drawing is the same text on every machine.
    pub(super) fn rounded(mut self) -> Self {
        self.size = self.size.map(hundredths);
        self.text = hundredths(self.text);
        for shape in &mut self.shapes {
            match &mut shape.form {
                Form::Polyline(points) | Form::Polygon(points) => {
                    for point in points {
                        *point = point.map(hundredths);
                    }
                }
                Form::Circle { centre: at, radius } | Form::Mark { at, radius, .. } => {
                    *at = at.map(hundredths);
                    *radius = hundredths(*radius);
                }
                Form::Rectangle { corner, size } => {
                    *corner = corner.map(hundredths);
                    *size = size.map(hundredths);
                }
                Form::Label { at, room, .. } => {
                    *at = at.map(hundredths);
                    *room = hundredths(*room);
                }
            }
        }
        self
    }
}

fn hundredths(value: f64) -> f64 {
    // Adding zero makes −0 the usual one.
    (value * 100.0).round() / 100.0 + 0.0
}
