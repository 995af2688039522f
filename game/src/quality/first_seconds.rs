//! What the first seconds of a session show of this PC: frames that come too slowly ask for less to draw.

use bevy::prelude::*;

use super::{Asked, Quality, keep_found};
use crate::desk::Desk;
use crate::play::Session;
use crate::preferences::Preferences;
use crate::window::Rest;

/// For so long frames do not count: pipelines are made, meshes sent, s.
const WARM_UP_S: f32 = 1.5;
/// For so long they are looked at, s.
const COUNTED_S: f32 = 3.0;
/// Later than this into a session nothing is drawn otherwise: somebody is at work in the picture, s.
const LATEST_S: f32 = 10.0;
/// A median above this is too slow, ms: a screen of 60 Hz that misses every fifth picture.
const SLOW_MS: f32 = 21.0;

/// Frames of the session so far; empty again once they have been looked at.
#[derive(Resource, Debug, Default)]
struct Frames {
    /// Seconds since the session began.
    session_s: f32,
    /// Seconds since something is drawn in this way.
    seen_s: f32,
    counted_ms: Vec<f32>,
    done: bool,
}

impl Frames {
    /// Another session begins: what was fast enough stays so.
    fn begin(&mut self) {
        *self = Self {
            done: self.done,
            ..Self::default()
        };
    }

    /// One more; true once it shows that frames come too slowly.
    fn add(&mut self, frame_ms: f32) -> bool {
        self.session_s += frame_ms / 1000.0;
        self.seen_s += frame_ms / 1000.0;
        if self.done || self.seen_s <= WARM_UP_S || self.session_s > LATEST_S {
            return false;
        }
        self.counted_ms.push(frame_ms);
        if self.seen_s < WARM_UP_S + COUNTED_S {
            return false;
        }
        self.counted_ms.sort_by(f32::total_cmp);
        let slow = self.counted_ms[self.counted_ms.len() / 2] > SLOW_MS;
        // What is drawn otherwise is looked at anew.
        *self = Self {
            done: !slow,
            session_s: self.session_s,
            ..Self::default()
        };
        slow
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Frames>();
    app.add_systems(Update, look.run_if(resource_exists::<Session>));
}

fn look(
    time: Res<Time<Real>>,
    session: Res<Session>,
    asked: Res<Asked>,
    rest: Res<Rest>,
    quality: Res<Quality>,
    mut frames: ResMut<Frames>,
    mut preferences: ResMut<Preferences>,
    mut desk: ResMut<Desk>,
) {
    if session.is_added() {
        frames.begin();
    }
    let by_itself = !asked.safe && asked.venue.is_none() && preferences.quality.is_none();
    if !by_itself || session.is_paused() || rest.is_for_figures() {
        return;
    }
    if frames.add(time.delta_secs() * 1000.0)
        && let Some(cheaper) = quality.cheaper()
    {
        info!("frames come too slowly: less is drawn");
        keep_found(cheaper, &mut preferences, &mut desk);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often so many seconds of such frames ask for less.
    fn after(frames: &mut Frames, seconds: f32, frame_ms: f32) -> usize {
        let count = (seconds * 1000.0 / frame_ms) as usize;
        (0..count).filter(|_| frames.add(frame_ms)).count()
    }

    #[test]
    fn slow_frames_ask_for_less_and_again_if_that_was_not_enough() {
        let mut frames = Frames::default();
        assert_eq!(after(&mut frames, WARM_UP_S, 50.0), 0, "warming up is no sign");
        assert_eq!(after(&mut frames, 3.3, 40.0), 1);
        assert_eq!(after(&mut frames, 4.8, 30.0), 1);
        frames.begin();
        assert_eq!(after(&mut frames, 5.0, 16.7), 0);
        assert_eq!(
            after(&mut frames, 60.0, 40.0),
            0,
            "a backup that runs later changes nothing"
        );
    }

    #[test]
    fn who_is_at_work_keeps_the_picture() {
        let mut frames = Frames::default();
        assert_eq!(after(&mut frames, 4.0, 16.7), 0);
        // Something else kept the machine busy in the first seconds.
        frames.begin();
        frames.done = false;
        frames.session_s = LATEST_S;
        assert_eq!(after(&mut frames, 60.0, 60.0), 0);
        frames.begin();
        assert_eq!(after(&mut frames, 5.0, 60.0), 1, "the next session is drawn with less");
    }
}
