//! Signs of what is done.

use std::f32::consts::{PI, TAU};

use super::pen::Pen;
use super::{Pictogram, spark};

impl Pictogram {
    pub(super) fn draw_doings(self, pen: &Pen<'_>) {
        match self {
            Self::Eye => {
                pen.arc(12.0, 19.0, 12.5, PI * 1.22, PI * 1.78);
                pen.arc(12.0, 5.0, 12.5, PI * 0.22, PI * 0.78);
                pen.dot(12.0, 12.0, 3.4);
            }
            Self::Spark => spark(
                pen.painter,
                pen.p(12.0, 12.0),
                11.0 * pen.unit,
                Some(crate::theme::SUN),
                pen.ink,
            ),
            Self::Outline => spark(pen.painter, pen.p(12.0, 12.0), 11.0 * pen.unit, None, pen.ink),
            Self::Question => {
                pen.arc(12.0, 8.0, 4.5, -PI, PI * 0.4);
                pen.line(&[(13.2, 12.3), (12.0, 15.2)]);
                pen.dot(12.0, 20.0, 1.7);
            }
            Self::Exclamation => {
                pen.line(&[(12.0, 3.5), (12.0, 14.5)]);
                pen.dot(12.0, 20.0, 1.9);
            }
            Self::Bulb => {
                pen.arc(12.0, 9.0, 6.5, PI * 0.72, PI * 2.28);
                pen.line(&[(8.5, 14.5), (8.8, 18.0), (15.2, 18.0), (15.5, 14.5)]);
                pen.line(&[(10.0, 21.5), (14.0, 21.5)]);
            }
            Self::Received => {
                pen.closed(&[
                    (3.0, 4.0),
                    (21.0, 4.0),
                    (21.0, 16.0),
                    (11.0, 16.0),
                    (6.0, 21.0),
                    (6.0, 16.0),
                    (3.0, 16.0),
                ]);
                pen.line(&[(8.0, 10.0), (11.0, 13.0), (16.5, 7.0)]);
            }
            Self::Hand => {
                for (x, top) in [(7.0, 7.5), (10.4, 4.0), (13.8, 3.5), (17.2, 6.0)] {
                    pen.line(&[(x, top), (x, 14.0)]);
                }
                pen.line(&[(7.0, 14.0), (3.5, 11.5), (8.0, 20.5), (15.5, 20.5), (17.2, 14.0)]);
            }
            Self::Altitude => {
                pen.line(&[(12.0, 20.0), (12.0, 4.0), (7.5, 8.5), (12.0, 4.0), (16.5, 8.5)]);
                pen.line(&[(4.0, 21.0), (20.0, 21.0)]);
            }
            Self::Rise => {
                pen.line(&[(12.0, 15.0), (12.0, 3.0), (7.0, 8.0), (12.0, 3.0), (17.0, 8.0)]);
                pen.line(&[(4.0, 20.0), (20.0, 20.0)]);
            }
            Self::Fall => {
                pen.line(&[(12.0, 3.0), (12.0, 15.0), (7.0, 10.0), (12.0, 15.0), (17.0, 10.0)]);
                pen.line(&[(4.0, 20.0), (20.0, 20.0)]);
            }
            Self::Again => {
                pen.arc(12.0, 12.0, 8.0, -PI * 0.35, PI * 1.35);
                pen.line(&[(11.5, 4.0), (16.0, 4.9), (15.0, 9.5)]);
            }
            Self::Send => {
                pen.closed(&[(2.0, 11.0), (22.0, 3.0), (15.0, 21.0), (11.0, 13.5)]);
                pen.line(&[(11.0, 13.5), (22.0, 3.0)]);
            }
            Self::Scissors => {
                pen.ring(6.0, 6.0, 3.0);
                pen.ring(6.0, 18.0, 3.0);
                pen.line(&[(8.5, 8.0), (21.0, 18.0)]);
                pen.line(&[(8.5, 16.0), (21.0, 6.0)]);
            }
            Self::Still => {
                pen.arc(12.0, 12.0, 9.0, 0.0, TAU);
                pen.line(&[(8.0, 12.0), (16.0, 12.0)]);
            }
            _ => {}
        }
    }
}
