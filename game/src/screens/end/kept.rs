//! What was made stays: shown as it is when the session ends, to be looked at and turned.

use bevy::prelude::*;
use bevy_egui::EguiContexts;
use bevy_egui::egui::{self, Id, Rect as Place, Stroke, StrokeKind, Ui};
use simulation::Run;

use crate::kit::{Kit, Pictogram, Pile, Row, Weight, name_it};
use crate::play::Session;
use crate::scene::view::Turned;
use crate::scene::{Source, Staged};
use crate::screens::screen::Screen;
use crate::theme::{self, SAND_DEEP};

/// Where the picture stands on the page; nothing while there is none.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Kept {
    is_there: bool,
    place: Option<Place>,
}

/// The last state of a session.
struct Last(Run);

impl Source for Last {
    fn run(&self) -> &Run {
        &self.0
    }

    fn ahead(&self) -> f32 {
        1.0
    }
}

/// How far one press turns it, and how far it can be turned to either side, rad.
const STEP_RAD: f32 = 0.3;
const MOST_RAD: f32 = 0.6;
/// How far a drag over so many points turns it, rad.
const DRAG_RAD: f32 = 0.004;

impl Kept {
    /// Keeps what a session has come to, where its family has something that stays.
    pub(super) fn keep(&mut self, session: &Session, commands: &mut Commands) {
        if self.is_there || !session.face().stays() {
            return;
        }
        let run = session.run();
        match session.scenario().template.restore(&run.activity().encode()) {
            Ok(activity) => {
                commands.insert_resource(Staged {
                    source: Box::new(Last(Run::new(activity, run.tick()))),
                    area: None,
                });
                self.is_there = true;
            }
            Err(error) => tracing::warn!("what was made cannot be shown: {error}"),
        }
    }

    /// Where the scene shows through the page.
    pub(super) fn window(&self) -> Option<Place> {
        self.place.filter(|_| self.is_there)
    }

    /// Draws the frame of the picture and, once `open`, the way to turn it; false where there is none.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        kit: &mut Kit<'_>,
        (place, open): (Place, bool),
        turned: &mut Turned,
    ) -> bool {
        if !self.is_there {
            return false;
        }
        let mut pile = Pile::of(place);
        let below = pile.bottom(crate::kit::HEIGHT);
        pile.gap_bottom(1.0);
        let picture = pile.rest();
        self.place = Some(picture);
        let outline = Stroke::new(2.0, SAND_DEEP);
        ui.painter()
            .rect_stroke(picture, theme::ROUND, outline, StrokeKind::Outside);
        if !open {
            // A breath: the last press of play turns nothing.
            return true;
        }
        let drag = ui.interact(picture, Id::new("kept-picture"), egui::Sense::DRAG);
        name_it(&drag, &kit.say("game-end-turn"));
        let label = kit.say("game-end-turn");
        let button = Row::of(below).left(kit.button_width(ui, &label, true));
        let pressed = kit.button(ui, "kept-turn", button, &label, Some(Pictogram::Again), Weight::Quiet);
        let by = drag.drag_delta().x * DRAG_RAD;
        if pressed {
            // To and fro: past the one side it begins at the other.
            turned.0 = if turned.0 + STEP_RAD > MOST_RAD + 0.01 {
                -MOST_RAD
            } else {
                turned.0 + STEP_RAD
            };
        } else if by != 0.0 {
            turned.0 = (turned.0 - by).clamp(-MOST_RAD, MOST_RAD);
        }
        true
    }
}

/// The scene wants logical pixels of the window; pages are laid out in points.
fn place(kept: Res<Kept>, staged: Option<ResMut<Staged>>, mut contexts: EguiContexts) {
    let (Some(mut staged), Some(place)) = (staged, kept.window()) else {
        return;
    };
    let zoom = contexts.ctx_mut().map_or(1.0, |context| context.zoom_factor());
    staged.area = Some(Rect::from_corners(
        Vec2::new(place.left(), place.top()) * zoom,
        Vec2::new(place.right(), place.bottom()) * zoom,
    ));
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Kept>();
    app.add_systems(Update, place.run_if(in_state(Screen::End)));
    app.add_systems(
        OnExit(Screen::End),
        |mut commands: Commands, mut kept: ResMut<Kept>, mut turned: ResMut<Turned>| {
            if kept.is_there {
                commands.remove_resource::<Staged>();
            }
            *kept = Kept::default();
            *turned = Turned::default();
        },
    );
}
