//! The beats of « Premier vol ».

use super::{Beat, Free, Gust, Item, LandCall, Lantern, Light, LookCheck, Posts};

impl Beat {
    /// The beats of « Premier vol ».
    pub(crate) fn first_flight() -> Vec<Self> {
        let phase = str::to_owned;
        vec![
            Self::LookCheck(LookCheck {
                phase: phase("check"),
                anomalies: vec![Item::Propellers, Item::Battery, Item::Pad],
                idle_s: 90.0,
            }),
            Self::Light(Light {
                phase: phase("light"),
                orange_s: (6.0, 15.0),
                idle_s: 90.0,
            }),
            Self::Lantern(Lantern {
                phase: phase("hover"),
                radius_m: 2.0,
                steady_m_s: 0.5,
                hold_s: 3.0,
                idle_s: 90.0,
            }),
            Self::Posts(Posts {
                phase: phase("posts"),
                reach_m: 1.2,
                ceiling_m: 4.0,
                down: (2, 4),
                over_down_s: 2.0,
                idle_s: 60.0,
            }),
            Self::Gust(Gust {
                phase: phase("gust"),
                delay_s: (5.0, 10.0),
                speed_m_s: (7.0, 8.5),
                shortest_s: 0.8,
                longest_gust_s: 5.0,
                push_m: 1.2,
                settle_s: 10.0,
                idle_s: 60.0,
            }),
            Self::LandCall(LandCall {
                phase: phase("land"),
                part: (0.35, 0.65),
                latest_s: 40.0,
                stands_s: 60.0,
                idle_s: 60.0,
            }),
            Self::Free(Free {
                phase: phase("free"),
                duration_s: 60.0,
            }),
        ]
    }
}
