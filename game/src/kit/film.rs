//! A stretch of a session, drawn. What stands where is decided in `situation::drawing`; here roles get the house's
//! colours, and words are said.

use std::collections::BTreeMap;

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, vec2};
use situation::clip::Frame;
use situation::drawing::{self, Anchor, Evidence, Form, Kind, Line, Mark, Point, Role, Track, View, Words};
use situation::scenario::Scenario;
use situation::text::Text;
use wording::FluentValue;

use super::canvas::Kit;
use crate::theme::{self, CORAL, INK, INK_SOFT, PLAYERS, SAND, SAND_DEEP, SUN_SOFT, WHITE};

/// Height of text in a drawing, points.
const TEXT: f32 = 16.0;
/// Between a drawing and the card it lies on, points.
const PADDING: f32 = 10.0;

/// A stretch of a session, ready to be drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Film {
    track: Option<Track>,
    evidence: Option<Evidence>,
    /// What the scenario calls what is in it.
    names: BTreeMap<String, Text>,
}

impl Film {
    /// What the frames show; `evidence` is marked in it.
    pub(crate) fn new(frames: &[Frame], evidence: Option<Evidence>, scenario: &Scenario) -> Self {
        let track = Track::of(frames);
        let ids = track.as_ref().map(Track::names).unwrap_or_default();
        let names = ids
            .into_iter()
            .filter_map(|id| Some((id.to_owned(), scenario.name_words(id)?.clone())))
            .collect();
        Self { track, evidence, names }
    }

    /// The sentence that says what the drawing of a whole session is: from above, who did what, or what lay where.
    pub(crate) fn heading(&self) -> &'static str {
        let rises = self.track.as_ref().is_none_or(Track::leaves_the_ground);
        match self.track.as_ref().map(|track| &track.kind) {
            Some(Kind::Lanes(_)) => "game-end-lanes",
            Some(Kind::Board(_)) => "game-end-board",
            Some(Kind::Plan(_)) if !rises => "game-end-way",
            Some(Kind::Plan(_)) | None => "game-end-line",
        }
    }

    /// Ticks from its beginning to its end; 0 where nothing happens.
    pub(crate) fn ticks(&self) -> u32 {
        self.track.as_ref().map_or(0, |track| track.last - track.first)
    }
}

impl Kit<'_> {
    /// Draws `film` on a card: up to `now` ticks after its beginning, or the whole of it.
    pub(crate) fn film(&self, ui: &Ui, place: Rect, film: &Film, now: Option<u32>) {
        let painter = ui.painter();
        painter.rect_filled(place, theme::ROUND, WHITE);
        painter.rect_stroke(place, theme::ROUND, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        let Some(track) = &film.track else { return };
        let inner = place.shrink(PADDING);
        let view = View {
            size: [f64::from(inner.width()), f64::from(inner.height())],
            text: f64::from(TEXT),
            evidence: film.evidence,
            now: now.map(|ticks| track.first.saturating_add(ticks)),
        };
        let drawn = drawing::draw(track, &view);
        let size = vec2(drawn.size[0] as f32, drawn.size[1] as f32);
        let corner = inner.min + ((inner.size() - size) * 0.5).max(Vec2::ZERO);
        let to = |[x, y]: Point| corner + vec2(x as f32, y as f32);
        let mut named: Vec<Rect> = Vec::new();
        for shape in &drawn.shapes {
            let line = stroke(shape.line);
            let fill = shape.fill.map_or(Color32::TRANSPARENT, colour);
            match &shape.form {
                Form::Polyline(points) => {
                    let points: Vec<Pos2> = points.iter().map(|point| to(*point)).collect();
                    polyline(painter, points, line, shape.line);
                }
                Form::Polygon(points) => polygon(painter, points, to, fill, line),
                Form::Circle { centre, radius } => {
                    painter.circle(to(*centre), *radius as f32, fill, line);
                }
                Form::Rectangle { corner, size } => {
                    let rect = Rect::from_min_size(to(*corner), vec2(size[0] as f32, size[1] as f32));
                    painter.rect(rect, 0.0, fill, line, StrokeKind::Middle);
                }
                Form::Mark { at, radius, mark } => match mark {
                    Mark::Circle => {
                        painter.circle(to(*at), *radius as f32, fill, line);
                    }
                    _ => polygon(painter, &mark.corners(*at, *radius), to, fill, line),
                },
                Form::Label {
                    at,
                    anchor,
                    room,
                    words,
                } => {
                    if let Some(text) = self.say_of(film, words) {
                        // A name that would lie over another of a small place is left out.
                        let others = if matches!(words, Words::Place(_)) {
                            &named[..]
                        } else {
                            &[]
                        };
                        let said = Said {
                            text,
                            height: drawn.text as f32,
                            colour: fill,
                        };
                        named.extend(label(ui, to(*at), *anchor, *room as f32, said, others));
                    }
                }
            }
        }
    }

    fn say_of(&self, film: &Film, words: &Words) -> Option<String> {
        let name = |id: &String| film.names.get(id).map(|text| self.text(text).to_owned());
        Some(match words {
            Words::Place(id) => name(id)?,
            Words::Name(id) => name(id).unwrap_or_else(|| id.replace('_', " ")),
            Words::Seat(seat) => {
                let seat = FluentValue::from(u16::from(*seat) + 1);
                self.say_with("game-clip-seat", &[("seat", seat)])
            }
            Words::Metres(metres) => self.say_with("game-metres", &[("metres", FluentValue::from(*metres))]),
            Words::Clock(tick) => {
                let seconds = tick / simulation::TICKS_PER_SECOND;
                format!("{}:{:02}", seconds / 60, seconds % 60)
            }
            Words::FromAbove => self.say("game-clip-from-above"),
            Words::Height => self.say("game-clip-height"),
        })
    }
}

const fn colour(role: Role) -> Color32 {
    match role {
        Role::Ground => WHITE,
        Role::Fixed => SAND,
        Role::Axis => SAND_DEEP,
        Role::Seat(seat) => PLAYERS[(seat % 4) as usize],
        Role::Other => INK_SOFT,
        Role::Evidence => SUN_SOFT,
        Role::Now => CORAL,
        Role::Ink => INK,
    }
}

fn stroke(line: Option<Line>) -> Stroke {
    line.map_or(Stroke::NONE, |line| Stroke::new(line.width as f32, colour(line.role)))
}

fn polyline(painter: &Painter, points: Vec<Pos2>, stroke: Stroke, line: Option<Line>) {
    let pattern = line.map_or(&[][..], |line| line.dash.pattern());
    if pattern.is_empty() {
        painter.add(Shape::line(points, stroke));
        return;
    }
    let every_second = |from: usize| -> Vec<f32> { pattern.iter().skip(from).step_by(2).map(|l| *l as f32).collect() };
    let (dashes, gaps) = (every_second(0), every_second(1));
    painter.extend(Shape::dashed_line_with_offset(&points, stroke, &dashes, &gaps, 0.0));
}

fn polygon(painter: &Painter, corners: &[Point], to: impl Fn(Point) -> Pos2, fill: Color32, line: Stroke) {
    let corners = corners.iter().map(|corner| to(*corner)).collect();
    painter.add(Shape::convex_polygon(corners, fill, line));
}

/// A line of text.
struct Said {
    text: String,
    height: f32,
    colour: Color32,
}

/// Writes a line of text, cut to its room; where it would lie over one of `others`, or nothing but the sign of cutting has
/// room, nothing is written.
fn label(ui: &Ui, at: Pos2, anchor: Anchor, room: f32, said: Said, others: &[Rect]) -> Option<Rect> {
    let Said { text, height, colour } = said;
    let mut job = LayoutJob::simple(text, FontId::new(height, theme::regular()), colour, room.max(1.0));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = galley.size();
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - size.x / 2.0,
        Anchor::End => at.x - size.x,
    };
    let place = Rect::from_min_size(Pos2::new(left, at.y - size.y / 2.0), size);
    let cut = size.x > room + 1.0 || (galley.elided && room < 2.0 * height);
    if cut || others.iter().any(|other| other.intersects(place)) {
        return None;
    }
    ui.painter().galley(place.min, galley, colour);
    Some(place)
}
