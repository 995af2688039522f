//! The drawing of a moment as SVG: text only, without script or style, so that it reads the same on a page, on paper and
//! offline. What stands where is decided in `situation::drawing`; here roles get the house's colours, and words are said.

pub(crate) mod film;
pub(crate) mod object;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use simulation::{TICKS_PER_SECOND, Tick};
use situation::drawing::{
    Anchor, Drawing, Evidence, Form, Kind, Mark, Point, Role, Shape, Track, View, Words as Said, draw,
};
use situation::text::Text;

use crate::words::Words;

/// Room of a drawing, and the height of its text: pixels of the page.
const SIZE: [f64; 2] = [860.0, 400.0];
const TEXT: f64 = 16.0;
/// Width of a letter of the house's font, as part of its height; a little too much rather than too little.
const LETTER: f64 = 0.56;
/// Most parts that a description tells one by one.
const TOLD: usize = 12;

/// What is drawn, and in which words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet<'a> {
    pub(crate) track: &'a Track,
    pub(crate) evidence: Evidence,
    pub(crate) names: &'a BTreeMap<String, Text>,
    /// Unique on the page.
    pub(crate) id: &'a str,
    pub(crate) words: Words,
}

/// The drawing of a track, up to `now` or all of it, with title and description for those who do not see it.
pub(crate) fn svg(sheet: &Sheet, now: Option<Tick>) -> String {
    let drawing = sheet.drawing(now);
    let mut svg = sheet.opened(&drawing);
    sheet.page().shapes(&mut svg, drawing.text, drawing.shapes.iter());
    svg.push_str("</svg>");
    svg
}

impl<'a> Sheet<'a> {
    fn drawing(&self, now: Option<Tick>) -> Drawing {
        let view = View {
            size: SIZE,
            text: TEXT,
            evidence: Some(self.evidence),
            now,
        };
        draw(self.track, &view)
    }

    fn page(&self) -> Page<'a> {
        Page {
            names: self.names,
            words: self.words,
        }
    }

    fn opened(&self, drawing: &Drawing) -> String {
        let (page, [width, height]) = (self.page(), drawing.size);
        let id = escape(self.id);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
             height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
             font-family=\"Atkinson Hyperlegible, sans-serif\" font-size=\"{}\"><title id=\"{id}-title\">{}</title>\
             <desc id=\"{id}-desc\">{}</desc>",
            drawing.text,
            escape(&page.title(self.track)),
            escape(&page.description(self.track, self.evidence)),
            w = width.ceil(),
            h = height.ceil(),
        )
    }
}

/// `3:07` from the start of the session.
pub(crate) fn clock(tick: Tick) -> String {
    let seconds = tick / TICKS_PER_SECOND;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The house's colours; text and lines stand out from the sheet by 3 : 1 at least, or have an outline that does.
const fn colour(role: Role) -> &'static str {
    match role {
        Role::Ground => "#FFFDF8",
        Role::Fixed => "#E6DCC8",
        Role::Axis => "#8A8577",
        // Okabe–Ito.
        Role::Seat(seat) => ["#0072B2", "#E69F00", "#009E73", "#CC79A7"][(seat % 4) as usize],
        Role::Other => "#6B665A",
        // The sun, lighter: every seat's line can be seen on it.
        Role::Evidence => "#FADB94",
        Role::Now => "#B8401C",
        Role::Ink => "#1B2330",
    }
}

struct Page<'a> {
    names: &'a BTreeMap<String, Text>,
    words: Words,
}

impl Page<'_> {
    fn shapes<'s>(&self, svg: &mut String, text: f64, shapes: impl Iterator<Item = &'s Shape>) {
        for shape in shapes {
            if let Form::Label {
                at,
                anchor,
                room,
                words,
            } = &shape.form
            {
                // So many letters.
                let letters = (room / (LETTER * text)).floor() as usize;
                self.label(svg, *at, *anchor, letters, words);
            } else {
                geometry(svg, shape);
            }
        }
    }

    fn label(&self, svg: &mut String, at: Point, anchor: Anchor, letters: usize, words: &Said) {
        let Some(text) = self.say(words).and_then(|text| fitting(&text, letters)) else {
            return;
        };
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        // A rim of the sheet's colour keeps letters readable over lines. Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" dy=\".35em\" text-anchor=\"{anchor}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"3\" \
             stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
            at[0],
            at[1],
            colour(Role::Ink),
            colour(Role::Ground),
            escape(&text)
        );
    }

    fn say(&self, words: &Said) -> Option<String> {
        Some(match words {
            Said::Place(name) => self.words.of(self.names.get(name)?),
            Said::Name(name) => self.name(name),
            Said::Seat(seat) => self.seat(*seat),
            Said::Metres(metres) => self.words.with("bridge-clip-metres", "metres", metres),
            Said::Clock(tick) => clock(*tick),
            Said::FromAbove => self.words.say("bridge-clip-from-above"),
            Said::Height => self.words.say("bridge-clip-height"),
        })
    }

    fn name(&self, name: &str) -> String {
        let known = self.names.get(name).map(|text| self.words.of(text));
        known.unwrap_or_else(|| name.replace('_', " "))
    }

    fn seat(&self, seat: u8) -> String {
        self.words.with("bridge-clip-seat", "seat", u16::from(seat) + 1)
    }

    fn title(&self, track: &Track) -> String {
        let tenths = (f64::from(track.last - track.first) / f64::from(TICKS_PER_SECOND) * 10.0).round() / 10.0;
        let title = match &track.kind {
            Kind::Plan(_) if track.leaves_the_ground() => "bridge-clip-plan-and-height",
            Kind::Plan(_) => "bridge-clip-plan",
            Kind::Lanes(_) => "bridge-clip-lanes",
            Kind::Board(_) => "bridge-clip-board",
        };
        self.words.with(title, "seconds", tenths)
    }

    /// What the drawing tells, in sentences.
    fn description(&self, track: &Track, evidence: Evidence) -> String {
        let stretch = |sentence, from, to| {
            self.words
                .with_all(sentence, &[("from", clock(from)), ("to", clock(to))])
        };
        let mut told = vec![
            stretch("bridge-clip-span", track.first, track.last),
            stretch("bridge-clip-moment", evidence.from, evidence.to),
        ];
        if let Some(metres) = track.highest_m() {
            let metres = (metres * 10.0).round() / 10.0;
            told.push(self.words.with("bridge-clip-highest", "metres", metres));
        }
        match &track.kind {
            Kind::Plan(_) => {}
            Kind::Lanes(lanes) => {
                for lane in lanes {
                    let who = match lane.seat {
                        Some(seat) => format!("{} ({})", self.name(&lane.name), self.seat(seat)),
                        None => self.name(&lane.name),
                    };
                    let bars = lane.bars.iter().take(TOLD);
                    let mut done: Vec<String> = bars
                        .map(|bar| format!("{} {} → {}", self.name(&bar.doing), clock(bar.from), clock(bar.to)))
                        .collect();
                    if lane.bars.len() > TOLD {
                        done.push("…".to_owned());
                    }
                    let done = if done.is_empty() {
                        "–".to_owned()
                    } else {
                        done.join(", ")
                    };
                    told.push(format!(
                        "{}.",
                        self.words.with_all("bridge-clip-told", &[("who", who), ("what", done)])
                    ));
                }
            }
            Kind::Board(board) => {
                for ([column, row], (name, seat)) in board.at(track.last).iter().take(TOLD) {
                    let place = self.words.with_all(
                        "bridge-clip-cell",
                        &[("column", (column + 1).to_string()), ("row", (row + 1).to_string())],
                    );
                    let what = match seat {
                        Some(seat) => format!("{} ({})", self.name(name), self.seat(*seat)),
                        None => self.name(name),
                    };
                    let told_one = [("who", place), ("what", what)];
                    told.push(format!("{}.", self.words.with_all("bridge-clip-told", &told_one)));
                }
            }
        }
        told.join(" ")
    }
}

fn geometry(svg: &mut String, shape: &Shape) {
    // Writing into a string cannot fail.
    let _ = match &shape.form {
        Form::Polyline(points) => write!(svg, "<polyline points=\"{}\"", listed(points)),
        Form::Polygon(points) => write!(svg, "<polygon points=\"{}\"", listed(points)),
        Form::Circle { centre, radius } => circle(svg, *centre, *radius),
        Form::Rectangle { corner, size } => write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            corner[0], corner[1], size[0], size[1]
        ),
        Form::Mark { at, radius, mark } => match mark {
            Mark::Circle => circle(svg, *at, *radius),
            _ => write!(svg, "<polygon points=\"{}\"", listed(&mark.corners(*at, *radius))),
        },
        // Has words, and is written where they are known.
        Form::Label { .. } => return,
    };
    let _ = write!(svg, " fill=\"{}\"", shape.fill.map_or("none", colour));
    if let Some(line) = shape.line {
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{}\"", colour(line.role), line.width);
        if matches!(shape.form, Form::Polyline(_)) && line.width > 1.0 {
            svg.push_str(" stroke-linejoin=\"round\"");
        }
        let pattern = line.dash.pattern();
        if !pattern.is_empty() {
            let pattern: Vec<String> = pattern.iter().map(f64::to_string).collect();
            let _ = write!(svg, " stroke-dasharray=\"{}\"", pattern.join(" "));
        }
    }
    svg.push_str("/>");
}

fn circle(svg: &mut String, centre: Point, radius: f64) -> std::fmt::Result {
    write!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", centre[0], centre[1])
}

fn listed(points: &[Point]) -> String {
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    let each = points.iter().map(|[x, y]| format!("{},{}", tenths(*x), tenths(*y)));
    each.collect::<Vec<_>>().join(" ")
}

/// As much of `text` as so many letters have room for; nothing where that says nothing.
fn fitting(text: &str, letters: usize) -> Option<String> {
    if text.chars().count() <= letters {
        return Some(text.to_owned()).filter(|text| !text.is_empty());
    }
    let kept: String = text.chars().take(letters.checked_sub(1)?).collect();
    Some(format!("{}…", kept.trim_end())).filter(|text| text.chars().count() > 2)
}

fn escape(text: &str) -> String {
    let signs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")];
    signs
        .iter()
        .fold(text.to_owned(), |text, (sign, written)| text.replace(sign, written))
}
