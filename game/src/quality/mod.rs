//! How much is drawn: three ways of drawing the same. What can be seen of a situation, and what is recorded, is the same in
//! each.

mod first_seconds;
mod last_time;

use bevy::prelude::*;
use bevy::render::renderer::{RenderAdapter, RenderAdapterInfo};
use serde::{Deserialize, Serialize};
use wgpu::DeviceType;

use crate::desk::Desk;
use crate::painter::shows_two_formats;
use crate::preferences::Preferences;
use crate::scene::camera::Eye;

pub(crate) use last_time::{last_way, trying};

/// A way of drawing, from the cheapest up.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Quality {
    /// A sketch on paper: what one plays with in colour, the place around it in lines.
    Sketch,
    /// Everything in flat paint.
    Plain,
    /// The same with smooth edges, for graphics cards.
    Fine,
}

impl Quality {
    /// From the richest down, as the settings show them.
    pub(crate) const ALL: [Self; 3] = [Self::Fine, Self::Plain, Self::Sketch];

    /// What an adapter draws without effort.
    fn of_adapter(kind: DeviceType) -> Self {
        match kind {
            DeviceType::DiscreteGpu | DeviceType::IntegratedGpu => Self::Fine,
            // Of what does not say what it is, nothing is expected.
            DeviceType::VirtualGpu | DeviceType::Other | DeviceType::Cpu => Self::Plain,
        }
    }

    /// The next cheaper one.
    fn cheaper(self) -> Option<Self> {
        match self {
            Self::Fine => Some(Self::Plain),
            Self::Plain => Some(Self::Sketch),
            Self::Sketch => None,
        }
    }

    fn edges(self) -> Msaa {
        match self {
            Self::Fine => Msaa::Sample4,
            Self::Plain | Self::Sketch => Msaa::Off,
        }
    }
}

impl From<station::Quality> for Quality {
    fn from(wanted: station::Quality) -> Self {
        match wanted {
            station::Quality::Fine => Self::Fine,
            station::Quality::Plain => Self::Plain,
            station::Quality::Sketch => Self::Sketch,
        }
    }
}

/// Why it is drawn as it is, where nobody chose it in the settings.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    /// `--safe-graphics`, or the last start ended before anything was drawn: a sketch, until somebody chooses.
    pub(crate) safe: bool,
    /// What the venue wants.
    pub(crate) venue: Option<Quality>,
}

/// The order of who decides: safety, the person, the venue, the adapter and what the first seconds showed.
fn decide(asked: Asked, chosen: Option<Quality>, found: Option<Quality>, adapter: Option<DeviceType>) -> Quality {
    if asked.safe {
        return Quality::Sketch;
    }
    chosen.or(asked.venue).unwrap_or_else(|| {
        let probed = adapter.map_or(Quality::Plain, Quality::of_adapter);
        found.map_or(probed, |found| found.min(probed))
    })
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Asked>().insert_resource(Quality::Plain);
    app.add_systems(Startup, settle);
    app.add_systems(
        Update,
        (
            choose.run_if(resource_exists_and_changed::<Preferences>),
            settle.run_if(resource_changed::<Asked>.or_else(resource_exists_and_changed::<Preferences>)),
        )
            .chain(),
    );
    app.add_systems(Update, smooth.run_if(resource_changed::<Quality>));
    app.add_plugins((first_seconds::plugin, last_time::plugin));
}

/// What the settings said when it was last looked at.
#[derive(Debug, Default)]
struct Before {
    seen: bool,
    quality: Option<Quality>,
}

/// Somebody chose in the settings: that counts more than a start that went wrong.
fn choose(preferences: Res<Preferences>, mut before: Local<Before>, mut asked: ResMut<Asked>) {
    let now = Before {
        seen: true,
        quality: preferences.quality,
    };
    let before = std::mem::replace(&mut *before, now);
    if before.seen && before.quality != preferences.quality {
        asked.safe = false;
    }
}

fn settle(
    asked: Res<Asked>,
    preferences: Option<Res<Preferences>>,
    adapter: Option<Res<RenderAdapterInfo>>,
    mut quality: ResMut<Quality>,
) {
    let kept = preferences.map(|preferences| (preferences.quality, preferences.quality_found));
    let (chosen, found) = kept.unwrap_or_default();
    let adapter = adapter.map(|adapter| adapter.device_type);
    if quality.set_if_neq(decide(*asked, chosen, found, adapter)) {
        info!("drawing: {:?}", *quality);
    }
}

fn smooth(quality: Res<Quality>, adapter: Option<Res<RenderAdapter>>, mut eyes: Query<&mut Msaa, With<Eye>>) {
    // Without a second format, what is smoothed could not be shown.
    let can = adapter.is_none_or(|adapter| shows_two_formats(&adapter));
    for mut msaa in &mut eyes {
        msaa.set_if_neq(if can { quality.edges() } else { Msaa::Off });
    }
}

/// Keeps that this PC draws no more than this by itself.
fn keep_found(found: Quality, preferences: &mut Preferences, desk: &mut Desk) {
    preferences.quality_found = Some(found);
    preferences.keep_silently(desk);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safety_comes_before_the_person_the_person_before_the_venue_the_venue_before_the_machine() {
        let gpu = Some(DeviceType::IntegratedGpu);
        let venue = Asked {
            safe: false,
            venue: Some(Quality::Plain),
        };
        let safe = Asked { safe: true, ..venue };
        assert_eq!(decide(safe, Some(Quality::Fine), None, gpu), Quality::Sketch);
        assert_eq!(decide(venue, Some(Quality::Fine), None, gpu), Quality::Fine);
        assert_eq!(decide(venue, None, None, gpu), Quality::Plain);
        assert_eq!(decide(Asked::default(), None, None, gpu), Quality::Fine);
        assert_eq!(
            decide(Asked::default(), None, Some(Quality::Sketch), gpu),
            Quality::Sketch
        );
    }

    #[test]
    fn without_a_card_edges_stay_as_they_are_even_where_another_card_did_better() {
        let cpu = Some(DeviceType::Cpu);
        assert_eq!(decide(Asked::default(), None, Some(Quality::Fine), cpu), Quality::Plain);
        assert_eq!(decide(Asked::default(), None, None, None), Quality::Plain);
    }
}
