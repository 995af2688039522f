//! A moment as a drawing: the place from above with the path of what moved, and height over time. It is text only,
//! without script or style, so that it reads the same on a page, on paper and offline.

use std::fmt::Write as _;

use simulation::{PlanShape, TICKS_PER_SECOND, Tick, Token};
use wording::{FluentValue, Language, text};

/// What is drawn: the place, and where things were at some ticks.
#[derive(Debug, Clone)]
pub(crate) struct Track {
    pub(crate) plan: Vec<PlanShape>,
    /// Ascending ticks.
    pub(crate) frames: Vec<(Tick, Vec<Token>)>,
    /// First and last tick of the evidence.
    pub(crate) evidence: (Tick, Tick),
}

const INK: &str = "#1B2330";
const PAPER: &str = "#FFFDF8";
const QUIET: &str = "#8A8577";
const SUN: &str = "#F2B134";
/// Okabe–Ito, by seat; a shape goes with each.
const SEATS: [&str; 4] = ["#0072B2", "#E69F00", "#009E73", "#CC79A7"];
/// Side of the plan and width of the height chart, pixels.
const PLAN: f64 = 320.0;
const CHART_WIDTH: f64 = 380.0;
const MARGIN: f64 = 12.0;
/// Most points of a path: more cannot be seen.
const POINTS: usize = 400;

/// The drawing, about 730 × 350.
pub(crate) fn draw(track: &Track, language: Language) -> Option<String> {
    let last = track.frames.last()?.0;
    let first = track.frames.first()?.0;
    let bounds = Bounds::of(track)?;
    let tallest = track
        .frames
        .iter()
        .flat_map(|(_, t)| t)
        .map(|t| t.position[2])
        .fold(0.0, f64::max);
    let flat = tallest < 0.05;
    let width = if flat {
        PLAN + 2.0 * MARGIN
    } else {
        PLAN + CHART_WIDTH + 4.0 * MARGIN
    };
    let height = PLAN + 2.0 * MARGIN + 22.0;
    let seconds = f64::from(last - first) / f64::from(TICKS_PER_SECOND);
    let label = text(
        language,
        "bridge-clip-label",
        &[("seconds", FluentValue::from((seconds * 10.0).round() / 10.0))],
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" class=\"{}\" role=\"img\" \
         aria-label=\"{}\" font-family=\"Atkinson Hyperlegible, sans-serif\" font-size=\"14\" fill=\"{INK}\">",
        if flat { "clip flat" } else { "clip" },
        escape(&label)
    );
    draw_plan(&mut svg, track, &bounds);
    let _ = write!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{:.1}\">{}</text>",
        PLAN + MARGIN + 18.0,
        escape(&text(
            language,
            "bridge-clip-plan",
            &[("metres", FluentValue::from(bounds.size.round()))]
        ))
    );
    if !flat {
        draw_heights(&mut svg, track, tallest, language);
    }
    svg.push_str("</svg>");
    Some(svg)
}

struct Bounds {
    left: f64,
    top: f64,
    size: f64,
}

impl Bounds {
    /// A square around the place, or around what moved where the place has no shape.
    fn of(track: &Track) -> Option<Self> {
        let mut low = [f64::INFINITY; 2];
        let mut high = [f64::NEG_INFINITY; 2];
        let mut include = |x: f64, y: f64| {
            for (axis, value) in [x, y].into_iter().enumerate().filter(|(_, v)| v.is_finite()) {
                low[axis] = low[axis].min(value);
                high[axis] = high[axis].max(value);
            }
        };
        for shape in &track.plan {
            let (centre, half) = match shape {
                PlanShape::Rectangle { centre, half, .. } => (centre, *half),
                PlanShape::Circle { centre, radius, .. } => (centre, [*radius; 2]),
            };
            include(centre[0] - half[0], centre[1] - half[1]);
            include(centre[0] + half[0], centre[1] + half[1]);
        }
        for token in track.frames.iter().flat_map(|(_, tokens)| tokens) {
            include(token.position[0], token.position[1]);
        }
        let size = (high[0] - low[0]).max(high[1] - low[1]).max(1.0);
        size.is_finite().then(|| Self {
            left: f64::midpoint(low[0], high[0]) - size / 2.0,
            top: f64::midpoint(low[1], high[1]) + size / 2.0,
            size,
        })
    }

    /// Pixels of a place in metres; north (+y) is up.
    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let scale = (PLAN - 2.0 * MARGIN) / self.size;
        (
            2.0 * MARGIN + (x - self.left) * scale,
            2.0 * MARGIN + (self.top - y) * scale,
        )
    }

    fn length(&self, metres: f64) -> f64 {
        metres * (PLAN - 2.0 * MARGIN) / self.size
    }
}

fn draw_plan(svg: &mut String, track: &Track, bounds: &Bounds) {
    let _ = write!(
        svg,
        "<rect x=\"{MARGIN}\" y=\"{MARGIN}\" width=\"{PLAN}\" height=\"{PLAN}\" rx=\"8\" fill=\"{PAPER}\" \
         stroke=\"{QUIET}\"/>"
    );
    for shape in &track.plan {
        let _ = match shape {
            PlanShape::Rectangle { centre, half, .. } => {
                let (x, y) = bounds.place(centre[0] - half[0], centre[1] + half[1]);
                let (w, h) = (bounds.length(2.0 * half[0]), bounds.length(2.0 * half[1]));
                write!(
                    svg,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"#E6DCC8\" \
                     fill-opacity=\"0.35\" stroke=\"{QUIET}\"/>"
                )
            }
            PlanShape::Circle { centre, radius, .. } => {
                let (x, y) = bounds.place(centre[0], centre[1]);
                let r = bounds.length(*radius).max(2.5);
                write!(
                    svg,
                    "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\" fill=\"#E6DCC8\" stroke=\"{QUIET}\"/>"
                )
            }
        };
    }
    for (name, seat) in things(track) {
        let (colour, width, dashes) = stroke_of(seat);
        let places = places_of(track, &name, seat);
        let path = |from: Tick, to: Tick| -> String {
            thin(
                &places
                    .iter()
                    .filter(|(t, _)| (from..=to).contains(t))
                    .collect::<Vec<_>>(),
            )
            .iter()
            .map(|(_, p)| bounds.place(p[0], p[1]))
            .fold(String::new(), |mut points, (x, y)| {
                let _ = write!(points, "{x:.1},{y:.1} ");
                points
            })
        };
        let (from, to) = track.evidence;
        if seat.is_some() {
            let _ = write!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{SUN}\" stroke-width=\"9\" \
                 stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
                path(from, to)
            );
        }
        let _ = write!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} \
             stroke-linejoin=\"round\"/>",
            path(0, Tick::MAX)
        );
        if let (Some((_, start)), Some((_, end))) = (places.first(), places.last()) {
            let (x, y) = bounds.place(start[0], start[1]);
            let _ = write!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{PAPER}\" stroke=\"{colour}\" stroke-width=\"2\"/>"
            );
            let (x, y) = bounds.place(end[0], end[1]);
            let _ = write!(
                svg,
                "<path d=\"{}\" fill=\"{colour}\" stroke=\"{PAPER}\"/>",
                seat_shape(seat.unwrap_or(0), x, y, if seat.is_some() { 7.0 } else { 4.0 })
            );
        }
    }
}

fn draw_heights(svg: &mut String, track: &Track, tallest: f64, language: Language) {
    let (Some((first, _)), Some((last, _))) = (track.frames.first(), track.frames.last()) else {
        return;
    };
    let span = f64::from((last - first).max(1));
    let top = nice_above(tallest);
    let left = PLAN + 3.0 * MARGIN + 34.0;
    let (chart_width, chart_height) = (CHART_WIDTH - 46.0, PLAN - 2.0 * MARGIN);
    let x_of = |tick: Tick| left + f64::from(tick.saturating_sub(*first)) / span * chart_width;
    let y_of = |metres: f64| 2.0 * MARGIN + (1.0 - metres.clamp(0.0, top) / top) * chart_height;
    let (from, to) = track.evidence;
    let (band_left, band_right) = (x_of(from.max(*first)), x_of(to.min(*last)));
    let _ = write!(
        svg,
        "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"{chart_width:.1}\" height=\"{chart_height:.1}\" fill=\"{PAPER}\" \
         stroke=\"{QUIET}\"/><rect x=\"{band_left:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{chart_height:.1}\" \
         fill=\"{SUN}\" fill-opacity=\"0.55\"/>",
        2.0 * MARGIN,
        2.0 * MARGIN,
        (band_right - band_left).max(2.0)
    );
    for step in 0..=4 {
        let metres = top * f64::from(step) / 4.0;
        let y = y_of(metres);
        let words = text(language, "bridge-clip-metres", &[("metres", FluentValue::from(metres))]);
        let _ = write!(
            svg,
            "<line x1=\"{left:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{QUIET}\" \
             stroke-width=\"0.5\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            left + chart_width,
            left - 6.0,
            y + 5.0,
            escape(&words)
        );
    }
    for tick in [*first, *last] {
        let words = clock(tick);
        let anchor = if tick == *first { "start" } else { "end" };
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{words}</text>",
            x_of(tick),
            PLAN + MARGIN + 18.0
        );
    }
    let title = text(language, "bridge-clip-height", &[]);
    let _ = write!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
        left + chart_width / 2.0,
        PLAN + MARGIN + 18.0,
        escape(&title)
    );
    for (name, seat) in things(track) {
        let (colour, width, dashes) = stroke_of(seat);
        let places = places_of(track, &name, seat);
        let points = thin(&places.iter().collect::<Vec<_>>())
            .iter()
            .fold(String::new(), |mut points, (tick, p)| {
                let _ = write!(points, "{:.1},{:.1} ", x_of(*tick), y_of(p[2]));
                points
            });
        let _ = write!(
            svg,
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} \
             stroke-linejoin=\"round\"/>"
        );
    }
}

/// Colour, width and dashes of a path: what no seat moves (a neighbour, the wind's own things) stays in the background.
fn stroke_of(seat: Option<u8>) -> (&'static str, &'static str, &'static str) {
    match seat {
        Some(seat) => (SEATS[usize::from(seat) % SEATS.len()], "2.5", ""),
        None => (QUIET, "1.5", " stroke-dasharray=\"4 4\""),
    }
}

/// Things that move in the track, in order of appearance; what stands still is left to the plan.
fn things(track: &Track) -> Vec<(String, Option<u8>)> {
    let mut found: Vec<(String, Option<u8>)> = Vec::new();
    for token in track.frames.iter().flat_map(|(_, tokens)| tokens) {
        if !found.iter().any(|(n, s)| *n == token.name && *s == token.seat) {
            found.push((token.name.clone(), token.seat));
        }
    }
    found
}

fn places_of(track: &Track, name: &str, seat: Option<u8>) -> Vec<(Tick, [f64; 3])> {
    let of = |tokens: &[Token]| {
        tokens
            .iter()
            .find(|t| t.name == name && t.seat == seat)
            .map(|t| t.position)
    };
    track
        .frames
        .iter()
        .filter_map(|(tick, tokens)| Some((*tick, of(tokens)?)))
        .filter(|(_, p)| p.iter().all(|v| v.is_finite()))
        .collect()
}

/// Every nth point, the last always.
fn thin<T: Copy>(points: &[T]) -> Vec<T> {
    let step = points.len().div_ceil(POINTS).max(1);
    let last = points.last().copied();
    let kept = points.iter().copied().step_by(step).chain(last);
    kept.collect()
}

/// Circle, square, triangle, diamond: never colour without shape.
fn seat_shape(seat: u8, x: f64, y: f64, r: f64) -> String {
    match seat % 4 {
        0 => format!(
            "M{:.1} {y:.1}a{r} {r} 0 1 0 {:.1} 0a{r} {r} 0 1 0 {:.1} 0z",
            x - r,
            2.0 * r,
            -2.0 * r
        ),
        1 => format!(
            "M{:.1} {:.1}h{:.1}v{:.1}h{:.1}z",
            x - r,
            y - r,
            2.0 * r,
            2.0 * r,
            -2.0 * r
        ),
        2 => format!("M{x:.1} {:.1}L{:.1} {:.1}H{:.1}z", y - r, x + r, y + r, x - r),
        _ => format!(
            "M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}z",
            y - r,
            x + r,
            y + r,
            x - r
        ),
    }
}

/// The next of 1, 2, 4, 8, … metres, so that quarters of it are readable.
fn nice_above(metres: f64) -> f64 {
    let mut top = 1.0;
    // A little air above, so that the highest line is not the frame.
    while top < metres * 1.05 {
        top *= 2.0;
    }
    top
}

/// `3:07` from the start of the session.
pub(crate) fn clock(tick: Tick) -> String {
    let seconds = tick / TICKS_PER_SECOND;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(seat: u8, x: f64, z: f64) -> Token {
        Token {
            name: "drone".to_owned(),
            seat: Some(seat),
            position: [x, 0.0, z],
            heading: None,
        }
    }

    #[test]
    fn a_drawing_shows_place_path_and_height() {
        let plan = vec![PlanShape::Rectangle {
            name: "cage".to_owned(),
            centre: [0.0, 0.0],
            half: [15.0, 15.0],
        }];
        let frames = (0..120)
            .map(|t| (600 + t, vec![token(0, f64::from(t) / 20.0, 2.0)]))
            .collect();
        let svg = draw(
            &Track {
                plan,
                frames,
                evidence: (630, 660),
            },
            Language::French,
        )
        .expect("a drawing");
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert_eq!(svg.matches("<polyline").count(), 3);
        assert!(svg.contains(">0:10<") && svg.contains(">0:11<"));
    }

    #[test]
    fn what_stays_on_the_table_has_no_height_chart() {
        let frames = (0..60).map(|t| (t, vec![token(1, f64::from(t), 0.0)])).collect();
        let svg = draw(
            &Track {
                plan: Vec::new(),
                frames,
                evidence: (0, 59),
            },
            Language::English,
        )
        .expect("a drawing");
        assert_eq!(svg.matches("<polyline").count(), 2);
        assert!(
            draw(
                &Track {
                    plan: Vec::new(),
                    frames: Vec::new(),
                    evidence: (0, 0)
                },
                Language::English
            )
            .is_none()
        );
    }
}
