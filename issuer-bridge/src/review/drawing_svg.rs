//! The drawing of a moment as SVG: text only, without script or style, so that it reads the same on a page, on paper and
//! offline. What stands where is decided in `situation::drawing`; here roles get the house's colours, and words are said.

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

/// The drawing of `track`, with title and description for those who do not see it. `id` is unique on the page.
pub(crate) fn svg(track: &Track, evidence: Evidence, names: &BTreeMap<String, Text>, id: &str, words: Words) -> String {
    let view = View {
        size: SIZE,
        text: TEXT,
        evidence: Some(evidence),
        now: None,
    };
    let drawing = draw(track, &view);
    let page = Page { names, words };
    let [width, height] = drawing.size;
    let id = escape(id);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
         height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         font-family=\"Atkinson Hyperlegible, sans-serif\" font-size=\"{}\"><title id=\"{id}-title\">{}</title>\
         <desc id=\"{id}-desc\">{}</desc>",
        drawing.text,
        escape(&page.title(track)),
        escape(&page.description(track, evidence)),
        w = width.ceil(),
        h = height.ceil(),
    );
    page.shapes(&mut svg, &drawing);
    svg.push_str("</svg>");
    svg
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
    fn shapes(&self, svg: &mut String, drawing: &Drawing) {
        for shape in &drawing.shapes {
            if let Form::Label {
                at,
                anchor,
                room,
                words,
            } = &shape.form
            {
                // So many letters.
                let letters = (room / (LETTER * drawing.text)).floor() as usize;
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

#[cfg(test)]
mod tests {
    use simulation::{Lane, Picture, Plan, PlanShape, Token};
    use situation::clip::Frame;
    use wording::Language;

    use super::*;

    const MOMENT: Evidence = Evidence {
        from: 630,
        to: 660,
        seat: Some(0),
    };

    fn flight(height: f64) -> Track {
        let frames = (0..120_u32).map(|t| Frame {
            tick: 600 + t,
            picture: Picture::Plan(Plan {
                fixed: vec![PlanShape::Rectangle {
                    name: "cage".to_owned(),
                    centre: [0.0, 0.0],
                    half: [15.0, 15.0],
                }],
                moving: vec![Token {
                    name: "drone".to_owned(),
                    seat: Some(0),
                    position: [f64::from(t) / 20.0, 0.0, height],
                    heading: Some(0.0),
                }],
            }),
        });
        Track::of(&frames.collect::<Vec<_>>()).expect("frames")
    }

    fn drawn(track: &Track, language: Language) -> String {
        let names = BTreeMap::from([(
            "cage".to_owned(),
            Text(BTreeMap::from([("fr".to_owned(), "<la> cage".to_owned())])),
        )]);
        svg(track, MOMENT, &names, "moment-1", Words::in_language(language))
    }

    #[test]
    fn a_drawing_shows_place_path_moment_and_height() {
        let svg = drawn(&flight(2.0), Language::French);
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert!(svg.contains(">0:10<") && svg.contains(">0:11<"), "{svg}");
        assert!(svg.contains("&lt;la&gt; cage") && svg.contains(">0,5 m<"), "{svg}");
        let path = svg.matches(&format!("stroke=\"{}\"", colour(Role::Seat(0)))).count();
        assert!(path >= 3, "path from above, its beginning, height: {svg}");
        assert!(svg.contains(colour(Role::Evidence)));
        assert!(!svg.contains(&["bridge", "-"].concat()) && !svg.contains("NaN") && !svg.contains("inf"));
    }

    #[test]
    fn what_stays_on_the_table_has_no_heights() {
        let (flat, high) = (
            drawn(&flight(0.0), Language::English),
            drawn(&flight(2.0), Language::English),
        );
        assert!(high.contains(">height<") && !flat.contains(">height<"));
    }

    #[test]
    fn those_who_do_not_see_it_are_told_in_their_language() {
        for (language, title, moment) in [
            (
                Language::French,
                "Vu de dessus, avec la hauteur, pendant 2 s",
                "de 0:10 à 0:11",
            ),
            (
                Language::English,
                "Seen from above, with the height, during 2 s",
                "from 0:10 to 0:11",
            ),
        ] {
            let svg = drawn(&flight(2.0), language);
            assert!(svg.contains("aria-labelledby=\"moment-1-title moment-1-desc\""));
            assert!(
                svg.contains(&format!("<title id=\"moment-1-title\">{title}</title>")),
                "{svg}"
            );
            assert!(svg.contains(moment), "{svg}");
        }
        let lane = |doing: Option<&str>| {
            Picture::Lanes(vec![Lane {
                name: "left_hand".to_owned(),
                seat: Some(1),
                doing: doing.map(str::to_owned),
            }])
        };
        let frames = [(600, lane(None)), (660, lane(Some("drill"))), (720, lane(None))];
        let frames = frames.map(|(tick, picture)| Frame { tick, picture });
        let svg = drawn(&Track::of(&frames).expect("frames"), Language::English);
        assert!(svg.contains("left hand (seat 2): drill 0:11 → 0:11."), "{svg}");
    }

    #[test]
    fn words_are_cut_to_their_room_or_left_out() {
        assert_eq!(fitting("Lanterne", 8).as_deref(), Some("Lanterne"));
        assert_eq!(fitting("Lanterne", 5).as_deref(), Some("Lant…"));
        assert_eq!(fitting("Lanterne", 2), None);
        assert_eq!(fitting("", 100), None);
    }
}
