//! Signs of things.

use std::f32::consts::{PI, TAU};

use super::pen::Pen;
use super::{Pictogram, spark};

impl Pictogram {
    pub(super) fn draw_things(self, pen: &Pen<'_>) {
        match self {
            Self::Drone => {
                pen.closed(&[(9.0, 10.0), (15.0, 10.0), (15.0, 15.0), (9.0, 15.0)]);
                for (x, y) in [(4.5, 6.0), (19.5, 6.0)] {
                    pen.line(&[(x - 3.0, y), (x + 3.0, y)]);
                    pen.line(&[(x, y), (x, 9.0), (12.0, 12.0)]);
                }
                pen.line(&[(9.5, 15.0), (7.0, 19.5)]);
                pen.line(&[(14.5, 15.0), (17.0, 19.5)]);
            }
            Self::Battery => {
                pen.closed(&[(2.0, 7.0), (19.0, 7.0), (19.0, 17.0), (2.0, 17.0)]);
                pen.line(&[(22.0, 10.5), (22.0, 13.5)]);
                pen.filled(&[(4.5, 9.5), (11.0, 9.5), (11.0, 14.5), (4.5, 14.5)]);
            }
            Self::Propeller => {
                for i in 0..3 {
                    let angle = TAU * i as f32 / 3.0 - PI / 2.0;
                    let (sin, cos) = angle.sin_cos();
                    let side = |k: f32, d: f32| (12.0 + k * cos - d * sin, 12.0 + k * sin + d * cos);
                    pen.closed(&[side(2.0, 0.0), side(6.0, 2.6), side(10.0, 1.6), side(9.5, -1.2)]);
                }
                pen.dot(12.0, 12.0, 2.0);
            }
            Self::Frame => {
                pen.line(&[(5.0, 5.0), (19.0, 19.0)]);
                pen.line(&[(19.0, 5.0), (5.0, 19.0)]);
                for (x, y) in [(5.0, 5.0), (19.0, 5.0), (5.0, 19.0), (19.0, 19.0)] {
                    pen.ring(x, y, 3.2);
                }
            }
            Self::Pad => {
                pen.ring(12.0, 12.0, 9.5);
                pen.line(&[(8.5, 7.5), (8.5, 16.5)]);
                pen.line(&[(15.5, 7.5), (15.5, 16.5)]);
                pen.line(&[(8.5, 12.0), (15.5, 12.0)]);
            }
            Self::HelpMost | Self::HelpSome | Self::HelpNone => {
                let rings = match self {
                    Self::HelpMost => 3,
                    Self::HelpSome => 2,
                    _ => 1,
                };
                pen.dot(12.0, 12.0, 2.4);
                for i in 1..rings {
                    pen.ring(12.0, 12.0, 2.4 + 3.6 * i as f32);
                }
                pen.line(&[(2.0, 22.0), (22.0, 22.0)]);
            }
            Self::Lock => {
                pen.closed(&[(5.0, 11.0), (19.0, 11.0), (19.0, 21.0), (5.0, 21.0)]);
                pen.arc(12.0, 11.0, 5.0, PI, TAU);
                pen.dot(12.0, 16.0, 1.6);
            }
            Self::Badge => {
                pen.closed(&[
                    (12.0, 2.0),
                    (20.0, 6.5),
                    (20.0, 15.5),
                    (12.0, 20.0),
                    (4.0, 15.5),
                    (4.0, 6.5),
                ]);
                spark(
                    pen.painter,
                    pen.p(12.0, 11.0),
                    5.5 * pen.unit,
                    Some(crate::theme::SUN),
                    pen.ink,
                );
            }
            Self::Clock => {
                pen.ring(12.0, 12.0, 9.5);
                pen.line(&[(12.0, 6.0), (12.0, 12.0), (16.0, 14.5)]);
            }
            Self::Film => {
                pen.closed(&[(2.0, 5.0), (22.0, 5.0), (22.0, 19.0), (2.0, 19.0)]);
                pen.filled(&[(9.5, 8.5), (16.0, 12.0), (9.5, 15.5)]);
            }
            Self::Sound => {
                pen.closed(&[
                    (2.0, 9.0),
                    (6.5, 9.0),
                    (12.0, 4.5),
                    (12.0, 19.5),
                    (6.5, 15.0),
                    (2.0, 15.0),
                ]);
                pen.arc(12.0, 12.0, 5.0, -0.8, 0.8);
                pen.arc(12.0, 12.0, 9.0, -0.8, 0.8);
            }
            Self::Letter => {
                pen.line(&[(2.0, 19.0), (7.5, 5.0), (13.0, 19.0)]);
                pen.line(&[(4.0, 14.0), (11.0, 14.0)]);
                pen.line(&[(15.5, 19.0), (18.5, 11.0), (21.5, 19.0)]);
                pen.line(&[(16.7, 16.0), (20.3, 16.0)]);
            }
            Self::Note => {
                pen.dot(7.0, 18.0, 3.4);
                pen.line(&[(10.2, 18.0), (10.2, 4.0), (19.0, 7.5)]);
            }
            Self::Disk => {
                pen.closed(&[(3.0, 3.0), (17.0, 3.0), (21.0, 7.0), (21.0, 21.0), (3.0, 21.0)]);
                pen.closed(&[(7.0, 3.0), (15.0, 3.0), (15.0, 8.5), (7.0, 8.5)]);
                pen.ring(12.0, 15.0, 3.0);
            }
            Self::Wind => {
                pen.line(&[(2.0, 8.0), (14.0, 8.0)]);
                pen.arc(14.0, 5.5, 2.5, -PI * 0.9, PI * 0.5);
                pen.line(&[(4.0, 13.0), (19.0, 13.0)]);
                pen.line(&[(2.0, 18.0), (12.0, 18.0)]);
                pen.arc(12.0, 20.2, 2.2, -PI * 0.5, PI * 0.9);
            }
            // Open, and out.
            Self::Door => {
                pen.line(&[(13.0, 3.0), (4.0, 3.0), (4.0, 21.0), (13.0, 21.0)]);
                pen.line(&[(10.0, 12.0), (21.0, 12.0)]);
                pen.line(&[(17.0, 7.5), (21.5, 12.0), (17.0, 16.5)]);
            }
            Self::Flag => {
                pen.line(&[
                    (5.0, 22.0),
                    (5.0, 3.0),
                    (19.0, 3.0),
                    (15.5, 7.5),
                    (19.0, 12.0),
                    (5.0, 12.0),
                ]);
            }
            _ => {}
        }
    }
}
