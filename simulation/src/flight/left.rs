//! What a beat left undone because nobody was there: it is kept with the beat that left it, said, and can be taken up
//! later, in the same order.

use serde::{Deserialize, Serialize};

use super::beat::{Beat, Hovering, Kind, Lantern, Later, Playing, Posts, Progress, Tune};
use super::course::Course;
use super::parameters::{Cage, Parameters};
use super::perception::Perception;
use crate::Emitter;
use crate::RestoreError;

/// From the moment somebody is back, that the situation went on is said for so long, s.
const SAID_S: f64 = 6.0;

/// What was left; as it is encoded, [`WrittenLeft`], states stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Left<L = Playing<Lantern>, T = Playing<Posts>> {
    /// The lantern is still dark. It can be lit at any time from then on.
    pub(crate) lantern: Option<Kept<L>>,
    /// The tune waits at a post. It goes on from there in free flight.
    pub(crate) tune: Option<Kept<T>>,
}

/// [`Left`] as it is encoded.
pub(crate) type WrittenLeft = Left<Hovering, Tune>;

/// Something of a beat that was left.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept<P> {
    /// Index of the beat that left it.
    pub(crate) beat: u16,
    pub(crate) playing: P,
}

impl<S> Kept<S> {
    /// With the beat that left it, which `of` finds to be one that can.
    fn restored<'b, B: Kind<State = S> + 'b>(
        self,
        beats: &'b [Beat],
        of: impl Fn(&'b Beat) -> Option<&'b B>,
        tick: u32,
        posts: usize,
    ) -> Result<Kept<Playing<B>>, RestoreError> {
        let refused = || RestoreError::OutOfRange("what was left");
        let beat = beats.get(usize::from(self.beat)).and_then(of).ok_or_else(refused)?;
        let playing = Playing::restored(beat, self.playing, tick, posts).map_err(|_| refused())?;
        Ok(Kept {
            beat: self.beat,
            playing,
        })
    }
}

impl WrittenLeft {
    /// With the beats that left it.
    pub(crate) fn restored(self, beats: &[Beat], tick: u32, posts: usize) -> Result<Left, RestoreError> {
        Ok(Left {
            lantern: self
                .lantern
                .map(|kept| kept.restored(beats, Lantern::of, tick, posts))
                .transpose()?,
            tune: self
                .tune
                .map(|kept| kept.restored(beats, Posts::of, tick, posts))
                .transpose()?,
        })
    }
}

/// That the situation went on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Notice {
    pub(crate) later: Later,
    /// Tick at which somebody was back to read it.
    pub(crate) back: Option<u32>,
}

impl Course {
    /// Keeps what is said about going on: until somebody has been back for long enough to read it.
    pub(crate) fn say(&mut self, progress: Progress, now: &Perception) {
        if let Progress::GoesOn(later) = progress {
            self.notice = Some(Notice { later, back: None });
        } else if let Some(notice) = &mut self.notice {
            if now.acted && notice.back.is_none() {
                notice.back = Some(now.tick);
            }
            if notice.back.is_some_and(|back| now.seconds_since(back) >= SAID_S) {
                self.notice = None;
            }
        }
    }

    /// A lantern that was left can be lit whenever one is there.
    pub(crate) fn take_up_lantern(&mut self, cage: &Cage, now: &Perception, out: &mut Emitter<'_>) {
        let Some(mut kept) = self.left.lantern.take() else {
            return;
        };
        let Playing { beat, state } = &mut kept.playing;
        if !beat.hover(state, self, cage, now, out) {
            self.left.lantern = Some(kept);
        }
    }

    /// A tune that was left goes on where it was; true while something is left and somebody is there.
    pub(crate) fn take_up_tune(&mut self, parameters: &Parameters, now: &Perception, out: &mut Emitter<'_>) -> bool {
        if let Some(mut kept) = self.left.tune.take() {
            let Playing { beat, state } = &mut kept.playing;
            if !beat.play(state, self, &parameters.cage, now, out) {
                self.left.tune = Some(kept);
            }
        }
        if self.left.tune.is_none() && self.left.lantern.is_none() {
            return false;
        }
        let patience = parameters.beats.iter().filter_map(|beat| beat.terms().patience_s());
        self.idle_s(now) < patience.fold(0.0, f64::max)
    }
}
