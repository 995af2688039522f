//! What the first seconds of a session show of this PC: frames that come too slowly ask for less to draw.

use bevy::prelude::*;

use super::{Asked, Quality, keep_found};
use crate::desk::Desk;
use crate::play::Session;
use crate::preferences::Preferences;
use crate::window::Rest;

/// Frames that do not count: pipelines are made, meshes sent.
const WARM_UP: usize = 90;
/// Frames that are looked at: some four seconds.
const COUNTED: usize = 240;
/// A median above this is too slow, ms: a screen of 60 Hz that misses every fifth picture.
const SLOW_MS: f32 = 21.0;

/// Frames of the session so far, ms; empty again once they have been looked at.
#[derive(Resource, Debug, Default)]
struct Frames {
    seen: usize,
    counted_ms: Vec<f32>,
    done: bool,
}

impl Frames {
    /// One more; true once it shows that frames come too slowly.
    fn add(&mut self, frame_ms: f32) -> bool {
        self.seen += 1;
        if self.done || self.seen <= WARM_UP {
            return false;
        }
        self.counted_ms.push(frame_ms);
        if self.counted_ms.len() < COUNTED {
            return false;
        }
        self.counted_ms.sort_by(f32::total_cmp);
        let slow = self.counted_ms[COUNTED / 2] > SLOW_MS;
        // What is drawn otherwise is looked at anew.
        *self = Self {
            done: !slow,
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

    fn after(frames: &mut Frames, count: usize, frame_ms: f32) -> usize {
        (0..count).filter(|_| frames.add(frame_ms)).count()
    }

    #[test]
    fn slow_frames_ask_for_less_and_again_if_that_was_not_enough() {
        let mut frames = Frames::default();
        assert_eq!(after(&mut frames, WARM_UP, 500.0), 0, "warming up is no sign");
        assert_eq!(after(&mut frames, COUNTED, 40.0), 1);
        assert_eq!(after(&mut frames, WARM_UP + COUNTED, 30.0), 1);
        assert_eq!(after(&mut frames, WARM_UP + COUNTED, 16.7), 0);
        assert_eq!(
            after(&mut frames, 10 * COUNTED, 40.0),
            0,
            "a backup that runs later changes nothing"
        );
    }
}
