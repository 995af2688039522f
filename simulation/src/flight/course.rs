//! How the beats of a flight unfold: what the player is on, what the seed planted, what is asked now.

use serde::{Deserialize, Serialize};

use super::beat::{Holding, Item, Later, Orange, Progress, Running, Stage};
use super::blow::Blow;
use super::left::{Left, Notice, WrittenLeft};
use super::parameters::{Cage, Parameters};
use super::perception::Perception;
use super::vocabulary::Happened;
use crate::Emitter;
use crate::noise::Noise;

/// Most posts of a course.
pub(crate) const MAX_POSTS: usize = 12;

/// The light over the pad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Light {
    /// Dark.
    Off,
    /// Wait.
    Orange,
    /// Fly.
    Green,
}

/// What the drone is asked to go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// Nothing.
    None,
    /// The lantern.
    Lantern,
    /// A post, from 0.
    Post(usize),
    /// The ground, now.
    Land,
}

/// What the seed planted before the first tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Planted {
    /// What is amiss at the look-check.
    pub(crate) anomaly: Option<Item>,
    /// The rotor that is loose where propellers are amiss.
    pub(crate) rotor: u8,
    /// The post (from 0) that lies on the ground and its direction (0 along x, 1 along y).
    pub(crate) down: Option<(u8, u8)>,
}

/// What the seed gives to those who plant, whether or not they do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draws {
    /// Chooses what is amiss, 0..1.
    pub(crate) anomaly: f64,
    /// Chooses the post that lies on the ground, 0..1.
    pub(crate) down: f64,
    /// Its direction (0 along x, 1 along y).
    pub(crate) direction: u8,
}

/// Progress through the beats; as it is encoded, [`WrittenCourse`], states stand without the parameters of their beats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Course<R = Running, L = Left> {
    pub(crate) seed: u64,
    pub(crate) planted: Planted,
    /// Index of the beat, of the last one once all are over.
    pub(crate) beat: u16,
    pub(crate) since: u32,
    pub(crate) running: R,
    pub(crate) light: Light,
    pub(crate) lantern_lit: bool,
    pub(crate) looked: [bool; 4],
    pub(crate) treated: bool,
    /// Tick at which each post last sounded, 0 for never.
    pub(crate) sounded: [u32; MAX_POSTS],
    /// The post over which the drone is, counted from 1; 0 for none.
    pub(crate) over_post: u8,
    /// Tick at which the neighbour's drone left, 0 for not yet.
    pub(crate) neighbour_left: u32,
    /// The light that is still to turn green.
    pub(crate) orange: Option<Orange>,
    /// Tick at which somebody last acted.
    pub(crate) acted: u32,
    /// What beats left undone because nobody was there.
    pub(crate) left: L,
    /// That the situation went on by itself, for as long as it is said.
    pub(crate) notice: Option<Notice>,
}

/// [`Course`] as it is encoded.
pub(crate) type WrittenCourse = Course<Stage, WrittenLeft>;

impl<R, L> Course<R, L> {
    /// The same with its beats in another form.
    pub(crate) fn with<S, M>(self, running: S, left: M) -> Course<S, M> {
        Course {
            running,
            left,
            seed: self.seed,
            planted: self.planted,
            beat: self.beat,
            since: self.since,
            light: self.light,
            lantern_lit: self.lantern_lit,
            looked: self.looked,
            treated: self.treated,
            sounded: self.sounded,
            over_post: self.over_post,
            neighbour_left: self.neighbour_left,
            orange: self.orange,
            acted: self.acted,
            notice: self.notice,
        }
    }
}

impl Course {
    pub(crate) fn new(parameters: &Parameters, seed: u64) -> Self {
        let mut noise = Noise::new(seed, 2);
        let mut planted = Planted {
            anomaly: None,
            rotor: noise.below(4) as u8,
            down: None,
        };
        let draws = Draws {
            anomaly: noise.unit(),
            down: noise.unit(),
            direction: noise.below(2) as u8,
        };
        for beat in &parameters.beats {
            beat.terms().plant(&mut planted, &draws);
        }
        Self {
            seed,
            planted,
            beat: 0,
            since: 0,
            running: Running::Over,
            light: Light::Off,
            lantern_lit: false,
            looked: [false; 4],
            treated: false,
            sounded: [0; MAX_POSTS],
            over_post: 0,
            neighbour_left: 0,
            orange: None,
            acted: 0,
            left: Left {
                lantern: None,
                tune: None,
            },
            notice: None,
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        matches!(self.running, Running::Over)
    }

    /// What is amiss and not yet treated.
    pub(crate) fn open_anomaly(&self) -> Option<Item> {
        if self.treated { None } else { self.planted.anomaly }
    }

    pub(crate) fn goal(&self, cage: &Cage) -> Goal {
        self.running
            .playing()
            .map_or(Goal::None, |playing| playing.goal(self, cage))
    }

    /// Seconds since anybody acted, at most since this beat began.
    pub(crate) fn idle_s(&self, now: &Perception) -> f64 {
        now.seconds_since(self.acted.max(self.since))
    }

    /// The beat lasts unless nobody has acted for so long.
    pub(crate) fn unless_idle(&self, idle_s: f64, now: &Perception, later: Later) -> Progress {
        if self.idle_s(now) >= idle_s {
            Progress::GoesOn(later)
        } else {
            Progress::Lasts
        }
    }

    pub(crate) fn is_down(&self, post: usize) -> bool {
        self.planted.down.is_some_and(|(down, _)| usize::from(down) == post)
    }

    pub(crate) fn gust(&self) -> Option<&Blow> {
        self.holding().and_then(|holding| holding.gust.as_ref())
    }

    pub(crate) fn holding(&self) -> Option<&Holding> {
        match &self.running {
            Running::Gust(playing) => Some(&playing.state),
            _ => None,
        }
    }

    pub(crate) fn land_called(&self) -> bool {
        matches!(&self.running, Running::LandCall(playing) if playing.state.called.is_some())
    }

    /// Enters beat `index` (or the end) at `tick`.
    pub(crate) fn enter(&mut self, index: usize, parameters: &Parameters, now: &Perception, out: &mut Emitter<'_>) {
        self.since = now.tick;
        let mut noise = Noise::new(self.seed, 16 + index as u64);
        let Some(beat) = parameters.beats.get(index) else {
            self.running = Running::Over;
            return;
        };
        self.beat = index as u16;
        out.emit(Happened::BeatStarted, &[index as f64]);
        self.running = beat.begin(self, &parameters.cage, now, &mut noise);
    }

    fn next(&mut self, parameters: &Parameters, now: &Perception, out: &mut Emitter<'_>) {
        self.enter(usize::from(self.beat) + 1, parameters, now, out);
    }

    /// One tick of the beats.
    pub(crate) fn step(&mut self, parameters: &Parameters, now: &Perception, out: &mut Emitter<'_>) {
        if now.acted {
            self.acted = now.tick;
        }
        self.touch_posts(parameters, now, out);
        self.take_up_lantern(&parameters.cage, now, out);
        // A beat changes its course, so for as long as it steps it stands beside it.
        let mut running = std::mem::replace(&mut self.running, Running::Over);
        let progress = match running.playing_mut() {
            Some(playing) => playing.step(self, parameters, now, out),
            None => Progress::Lasts,
        };
        self.running = running;
        self.say(progress, now);
        if progress != Progress::Lasts {
            if progress != Progress::Done {
                out.emit(Happened::BeatTimedOut, &[f64::from(self.beat)]);
            }
            self.next(parameters, now, out);
        }
        self.turn_light(now, out);
    }

    /// Visits every float that a step changes.
    pub(crate) fn canonicalise(&mut self) {
        if let Some(playing) = self.running.playing_mut() {
            playing.canonicalise();
        }
    }
}
