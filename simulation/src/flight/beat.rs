//! Beats: what a flight brings, in order. Each advances by what the player does, at their own pace: `idle_s` is a
//! stretch in which nobody acted (no stick, button, choice or verb), after which the situation goes on by itself, says
//! so, and leaves what can still be done for later. What the situation does to the player keeps its own time: a gust
//! blows over, a call stands for a while, a free minute is a minute.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::schema::within;

/// From and to, both included; the seed chooses between them.
pub type Span = (f64, f64);

/// What can be looked at on the drone and around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Item {
    /// The four propellers.
    Propellers,
    /// The battery.
    Battery,
    /// Frame and guards.
    Frame,
    /// The pad.
    Pad,
}

impl Item {
    /// All items; the index is the value of field `item`.
    pub const ALL: [Self; 4] = [Self::Propellers, Self::Battery, Self::Frame, Self::Pad];
    /// Words of field `item`.
    pub const WORDS: [&'static str; 4] = ["propellers", "battery", "frame", "pad"];

    /// Place in [`Item::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How long nobody is there before a beat goes on, where a file says nothing, s.
fn away_s() -> f64 {
    60.0
}

/// One beat. Every beat names the phase it belongs to; neighbouring beats may share a phase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Beat {
    /// Looking the drone over, on the pad, rotors off, with one planted anomaly. Ends when armed.
    LookCheck {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// What may be amiss; the seed chooses one (not `Frame`). Example: `["Propellers", "Pad"]`.
        #[schemars(length(min = 1, max = 3))]
        anomalies: Vec<Item>,
        /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_s")]
        idle_s: f64,
    },
    /// Orange light from the moment of arming while a neighbour's drone leaves, then green.
    Light {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Orange lasts so long: [from, to] in s, the seed chooses between them. Example: [6, 15].
        #[schemars(transform = within(1.0, 60.0))]
        orange_s: Span,
        /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_s")]
        idle_s: f64,
    },
    /// A steady hover lights a lantern.
    Lantern {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Distance over ground to the lantern that counts, m.
        #[schemars(transform = within(0.2, 10.0))]
        radius_m: f64,
        /// Speed that counts as steady, m/s.
        #[schemars(transform = within(0.05, 2.0))]
        steady_m_s: f64,
        /// Steady for so long, s.
        #[schemars(transform = within(0.2, 30.0))]
        hold_s: f64,
        /// Nobody acted for so long: the next beat comes, and what was asked can still be done later, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_s")]
        idle_s: f64,
    },
    /// All posts in order; one of them lies on the ground.
    Posts {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Distance over ground to a post that sounds its note, m.
        #[schemars(transform = within(0.2, 5.0))]
        reach_m: f64,
        /// Highest altitude at which a post sounds, m.
        #[schemars(transform = within(0.5, 50.0))]
        ceiling_m: f64,
        /// First and last post (counted from 1) that may lie on the ground: the seed chooses one between them. Example:
        /// [2, 4].
        down: (u8, u8),
        /// Hovering over the lying post for so long counts as having been there, s.
        #[schemars(transform = within(0.2, 30.0))]
        over_down_s: f64,
        /// Nobody acted for so long: the next beat comes, and the tune goes on from the same post in free flight, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_post_s")]
        idle_s: f64,
    },
    /// A gust while holding a place near the lantern.
    Gust {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Time in the air in this beat before it blows: [from, to] in s, the seed chooses. It is announced three
        /// seconds before, whatever this is. Example: [5, 10].
        #[schemars(transform = within(0.0, 60.0))]
        delay_s: Span,
        /// Its speed: [from, to] in m/s, the seed chooses. Example: [7, 8.5].
        #[schemars(transform = within(1.0, 20.0))]
        speed_m_s: Span,
        /// It blows at least so long, s.
        #[schemars(transform = within(0.2, 30.0))]
        shortest_s: f64,
        /// And at most so long, s.
        longest_gust_s: f64,
        /// It goes on until the drone has been pushed so far, m.
        #[schemars(transform = within(0.1, 5.0))]
        push_m: f64,
        /// Time after it before the next beat, s.
        #[schemars(transform = within(0.0, 60.0))]
        settle_s: f64,
        /// Not in the air, and nobody acted for so long: the next beat comes, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_s")]
        idle_s: f64,
    },
    /// « Pose le drone, maintenant », on the way to a post.
    LandCall {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Part of the way flown when the call comes: [from, to], 0.5 is half-way; the seed chooses.
        #[schemars(transform = within(0.05, 0.95))]
        part: Span,
        /// The call comes after so long in the air at the latest, s.
        #[schemars(transform = within(1.0, 1800.0))]
        latest_s: f64,
        /// The call stands for so long in the air without coming down, s; who is coming down has all the time it takes.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(alias = "longest_s")]
        stands_s: f64,
        /// Before the call: not in the air, and nobody acted for so long: the next beat comes, s.
        #[schemars(transform = within(5.0, 1800.0))]
        #[serde(default = "away_s")]
        idle_s: f64,
    },
    /// Free flight. While a beat before was left because nobody was there, its tune or lantern can be taken up here:
    /// the time does not run while somebody acts and something is left.
    Free {
        /// Name of the phase this beat belongs to, as rules write it (`phase = posts`). Example: "posts".
        #[schemars(length(min = 1, max = 40))]
        phase: String,
        /// Lasts so long, s.
        #[schemars(transform = within(1.0, 7200.0))]
        duration_s: f64,
    },
}

impl Beat {
    /// The phase it belongs to.
    pub fn phase(&self) -> &str {
        match self {
            Self::LookCheck { phase, .. }
            | Self::Light { phase, .. }
            | Self::Lantern { phase, .. }
            | Self::Posts { phase, .. }
            | Self::Gust { phase, .. }
            | Self::LandCall { phase, .. }
            | Self::Free { phase, .. } => phase,
        }
    }

    /// The beats of « Premier vol ».
    pub(crate) fn first_flight() -> Vec<Self> {
        let phase = str::to_owned;
        vec![
            Self::LookCheck {
                phase: phase("check"),
                anomalies: vec![Item::Propellers, Item::Battery, Item::Pad],
                idle_s: 90.0,
            },
            Self::Light {
                phase: phase("light"),
                orange_s: (6.0, 15.0),
                idle_s: 90.0,
            },
            Self::Lantern {
                phase: phase("hover"),
                radius_m: 2.0,
                steady_m_s: 0.5,
                hold_s: 3.0,
                idle_s: 90.0,
            },
            Self::Posts {
                phase: phase("posts"),
                reach_m: 1.2,
                ceiling_m: 4.0,
                down: (2, 4),
                over_down_s: 2.0,
                idle_s: 60.0,
            },
            Self::Gust {
                phase: phase("gust"),
                delay_s: (5.0, 10.0),
                speed_m_s: (7.0, 8.5),
                shortest_s: 0.8,
                longest_gust_s: 5.0,
                push_m: 1.2,
                settle_s: 10.0,
                idle_s: 60.0,
            },
            Self::LandCall {
                phase: phase("land"),
                part: (0.35, 0.65),
                latest_s: 40.0,
                stands_s: 60.0,
                idle_s: 60.0,
            },
            Self::Free {
                phase: phase("free"),
                duration_s: 60.0,
            },
        ]
    }
}
