//! Rain on the boards that lie in the rack.

use super::doing::Doing;
use super::incident::{Incident, Rain};
use super::piece::Lie;
use super::running::Workshop;
use super::state::{Progress, Weather};
use super::vocabulary::Happened;
use crate::{Emitter, TICK_S, ticks};

impl Workshop {
    fn rain_of(&self) -> Option<&Rain> {
        self.setting
            .parameters
            .incidents
            .iter()
            .find_map(|incident| match incident {
                Incident::Rain(rain) => Some(rain),
                _ => None,
            })
    }

    /// Covers the boards: by hand (0), or because somebody said that it rains (1).
    pub(crate) fn cover(&mut self, how: u8, out: &mut Emitter<'_>) {
        self.state.covered = true;
        let since = match self.state.weather {
            Weather::Rain(since) => f64::from(since) * TICK_S,
            _ => 0.0,
        };
        out.emit(Happened::StockCovered, &[since, f64::from(how)]);
        self.show(Doing::Handling);
    }

    pub(crate) fn weather(&mut self, out: &mut Emitter<'_>) {
        let Some((after, lasts)) = self.state.planted.rain else {
            return;
        };
        match self.state.weather {
            Weather::Dry => {
                let gone = self.state.steps.iter().filter(|step| **step != Progress::Open).count();
                if gone >= usize::from(after) {
                    self.state.weather = Weather::Rain(0);
                    out.emit(Happened::RainBegan, &[]);
                }
            }
            Weather::Rain(since) if since >= lasts => {
                self.state.weather = Weather::Over;
                out.emit(Happened::RainEnded, &[]);
            }
            Weather::Rain(since) => {
                let every = self.rain_of().map_or(u32::MAX, |rain| ticks(rain.wets_every_s).max(1));
                self.state.weather = Weather::Rain(since + 1);
                if !self.state.covered && (since + 1).is_multiple_of(every) {
                    let mut boards = self.state.pieces.iter_mut();
                    if let Some(board) = boards.find(|piece| piece.lie == Lie::Rack && !piece.wet) {
                        board.wet = true;
                        out.emit(Happened::BoardWet, &[]);
                    }
                }
            }
            Weather::Over => {}
        }
    }
}
