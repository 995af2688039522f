//! What a beat left undone because nobody was there: it is kept, said, and can be taken up later, in the same order.

use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::course::{Course, Later, Moment, Progress, plane, ticks};
use super::parameters::Parameters;
use super::sink::Sink;
use super::tune::Tune;
use super::vocabulary::Happened;

/// From the moment somebody is back, that the situation went on is said for so long, s.
const SAID_S: f64 = 6.0;

/// What was left.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Left {
    /// The lantern is still dark; ticks of steady hover so far. It can be lit at any time from then on.
    pub(crate) lantern: Option<u32>,
    /// The tune waits at a post. It goes on from there in free flight.
    pub(crate) tune: Option<Tune>,
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
    pub(crate) fn say(&mut self, progress: Progress, now: &Moment) {
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

    /// One tick of hovering by the lantern; true in the tick that lights it.
    pub(crate) fn hover(
        &mut self,
        beat: &Beat,
        parameters: &Parameters,
        now: &Moment,
        steady: &mut u32,
        sink: &mut Sink<'_>,
    ) -> bool {
        let Beat::Lantern {
            radius_m,
            steady_m_s,
            hold_s,
            ..
        } = beat
        else {
            return false;
        };
        let [x, y, _] = parameters.cage.lantern_m;
        let near = plane([x, y], now.position) <= *radius_m;
        let still = now.velocity.dot(now.velocity) <= steady_m_s * steady_m_s;
        *steady = if now.airborne && near && still { *steady + 1 } else { 0 };
        let lit = *steady >= ticks(*hold_s);
        if lit {
            self.lantern_lit = true;
            sink.emit(Happened::HoverLit, &[]);
        }
        lit
    }

    /// A lantern that was left can be lit whenever one is there.
    pub(crate) fn take_up_lantern(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) {
        let Some(mut steady) = self.left.lantern else { return };
        let beat = parameters
            .beats
            .iter()
            .find(|beat| matches!(beat, Beat::Lantern { .. }));
        let lit = beat.is_none_or(|beat| self.hover(beat, parameters, now, &mut steady, sink));
        self.left.lantern = (!lit).then_some(steady);
    }

    /// A tune that was left goes on where it was; true while something is left and somebody is there.
    pub(crate) fn take_up_tune(&mut self, parameters: &Parameters, now: &Moment, sink: &mut Sink<'_>) -> bool {
        if let Some(mut tune) = self.left.tune {
            let complete = tune.step(self, parameters, now, sink);
            self.left.tune = (!complete).then_some(tune);
        }
        if self.left.tune.is_none() && self.left.lantern.is_none() {
            return false;
        }
        let patience = parameters.beats.iter().filter_map(|beat| match beat {
            Beat::Lantern { idle_s, .. } | Beat::Posts { idle_s, .. } => Some(*idle_s),
            _ => None,
        });
        self.idle_s(now) < patience.fold(0.0, f64::max)
    }
}
