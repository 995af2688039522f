//! The clip of a moment: recomputed from the journal, shown in the scene and as a drawing, over and over.

use bevy::prelude::*;
use bevy_egui::egui::{self, Ui};
use simulation::{Run, SeatInput, TICKS_PER_SECOND, Tick};
use situation::clip::Clip;
use situation::drawing::Evidence;

use crate::desk::LookingBack;
use crate::family::face;
use crate::family::face::{Face, Stage};
use crate::kit::{Film, Kit, Row};
use crate::scene::{Source, Staged};
use crate::screens::screen::Screen;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Clipped>();
    app.add_systems(Update, (fetch, roll).chain().run_if(in_state(Screen::Look)));
    app.add_systems(
        OnExit(Screen::Look),
        |mut commands: Commands, mut clipped: ResMut<Clipped>| {
            *clipped = Clipped::default();
            commands.remove_resource::<Staged>();
        },
    );
}

/// Which stretch of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) row: String,
    pub(super) from: Tick,
    pub(super) to: Tick,
}

/// Longest stretch of a moment that is shown, ticks: its end, where it came true.
const LONGEST: Tick = 20 * TICKS_PER_SECOND;

/// The clip on show.
#[derive(Resource, Default)]
pub(super) struct Clipped {
    wanted: Option<Key>,
    area: Option<egui::Rect>,
    shown: Option<Key>,
    film: Film,
    /// Ticks into the clip.
    at: f32,
    length_s: f32,
    in_scene: bool,
    /// Draws it flat, where its kind has no scene.
    flat: Option<&'static dyn Face>,
}

impl Clipped {
    /// What the screen wants to show, and where.
    pub(super) fn want(&mut self, key: Option<Key>, area: Option<egui::Rect>) {
        self.wanted = key;
        self.area = area;
    }

    /// Length of the session, s.
    pub(super) fn length_s(&self) -> f32 {
        self.length_s
    }

    /// From its beginning.
    pub(super) fn again(&mut self) {
        self.at = 0.0;
    }

    /// Where the scene shows through the page: the left part of the place.
    pub(super) fn window(&self) -> Option<egui::Rect> {
        let in_scene = self.in_scene && self.flat.is_none();
        in_scene.then(|| self.area.map(scene_part)).flatten()
    }

    /// Draws it beside the scene, or beside what is drawn of it flat.
    pub(super) fn draw(
        &self,
        ui: &Ui,
        kit: &Kit<'_>,
        place: egui::Rect,
        (staged, back): (Option<&Staged>, &LookingBack),
    ) {
        let mut row = Row::of(place);
        if self.in_scene {
            let part = row.left(scene_part(place).width());
            if let (Some(face), Some(staged)) = (self.flat, staged) {
                let stage = Stage {
                    whole: part,
                    place: part.shrink(8.0),
                    pointed: [None; simulation::MAX_SEATS as usize],
                };
                face.flat(ui, kit, stage, staged.source.run().activity(), &back.scenario);
            }
            row.gap(1.0);
        }
        kit.film(ui, row.rest(), &self.film, Some(self.at as u32));
    }
}

/// The part of the place that the scene gets.
fn scene_part(place: egui::Rect) -> egui::Rect {
    Row::of(place).left(place.width() * 0.46)
}

/// Recomputes the clip that is wanted.
fn fetch(mut commands: Commands, mut clipped: ResMut<Clipped>, back: Option<Res<LookingBack>>) {
    let Some(back) = back else { return };
    if clipped.wanted == clipped.shown {
        return;
    }
    clipped.shown = clipped.wanted.clone();
    clipped.at = 0.0;
    clipped.film = Film::default();
    clipped.length_s = back.ticks as f32 / TICKS_PER_SECOND as f32;
    clipped.in_scene = false;
    clipped.flat = Some(face(&back.scenario.activity)).filter(|face| face.is_flat());
    commands.remove_resource::<Staged>();
    let Some(key) = &clipped.wanted else { return };
    let Ok(rows) = back.debrief.seen() else { return };
    let moments = rows.iter().filter(|r| r.row == key.row).flat_map(|r| &r.observations);
    let Some(moment) = moments.clone().find(|o| o.from == key.from && o.to == key.to) else {
        return;
    };
    let mut shown = moment.clone();
    shown.from = shown.from.min(shown.attempt).max(shown.to.saturating_sub(LONGEST));
    shown.attempt = shown.from;
    match back.debrief.clip(&shown) {
        Ok(clip) => {
            let evidence = Evidence {
                from: moment.from,
                to: moment.to,
                seat: Some(moment.seat),
            };
            match clip.frames(1) {
                Ok(frames) => clipped.film = Film::new(&frames, Some(evidence), &back.scenario),
                Err(error) => tracing::warn!("no drawing of the clip: {error}"),
            }
            if let Ok(run) = clip.run() {
                commands.insert_resource(Reel {
                    clip: clip.clone(),
                    played: 0,
                });
                commands.insert_resource(Staged {
                    source: Box::new(Rolled { run, ahead: 0.0 }),
                    area: None,
                });
                clipped.in_scene = true;
            }
        }
        Err(error) => tracing::warn!("no clip: {error}"),
    }
}

/// The clip behind what is staged.
#[derive(Resource)]
struct Reel {
    clip: Clip,
    played: usize,
}

/// A run that the reel steps.
struct Rolled {
    run: Run,
    ahead: f32,
}

impl Source for Rolled {
    fn run(&self) -> &Run {
        &self.run
    }

    fn ahead(&self) -> f32 {
        self.ahead
    }
}

fn roll(
    mut clipped: ResMut<Clipped>,
    reel: Option<ResMut<Reel>>,
    staged: Option<ResMut<Staged>>,
    time: Res<Time<Real>>,
    mut contexts: bevy_egui::EguiContexts,
) {
    let last = clipped.film.ticks();
    if last == 0 {
        return;
    }
    clipped.at += time.delta_secs().min(0.25) * TICKS_PER_SECOND as f32;
    // A second's rest on the last picture, then again.
    if clipped.at > last as f32 + TICKS_PER_SECOND as f32 {
        clipped.at = 0.0;
    }
    let (Some(mut reel), Some(mut staged)) = (reel, staged) else {
        return;
    };
    let wanted = (clipped.at as usize).min(reel.clip.inputs().len());
    if wanted < reel.played {
        let Ok(run) = reel.clip.run() else { return };
        staged.source = Box::new(Rolled { run, ahead: 0.0 });
        reel.played = 0;
    }
    let inputs: Vec<Vec<SeatInput>> = reel.clip.inputs()[reel.played..wanted].to_vec();
    if let Some(rolled) = staged.source_mut::<Rolled>() {
        let mut events = Vec::new();
        for input in &inputs {
            rolled.run.step(input, &mut events);
        }
        rolled.ahead = clipped.at.fract();
    }
    reel.played = wanted;
    // The scene wants logical pixels of the window; pages are laid out in points.
    let zoom = contexts.ctx_mut().map_or(1.0, |context| context.zoom_factor());
    staged.area = clipped.area.map(scene_part).map(|r| {
        Rect::from_corners(
            Vec2::new(r.left(), r.top()) * zoom,
            Vec2::new(r.right(), r.bottom()) * zoom,
        )
    });
}
