//! What became of the last start: a driver that takes the program down leaves no error. Before a way of drawing is tried,
//! the station keeps its name; once frames have come for a while it is taken back. Who finds one starts with a sketch, and
//! with that way last.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};
use station::Station;

use crate::desk::Desk;

/// Name under which the station keeps it.
const NAME: &str = "drawing";
/// Frames after which a way of drawing works.
const WORKS: u32 = 120;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
struct Marker {
    /// The way that was being tried.
    way: Option<String>,
}

/// The way of drawing with which the last start ended before anything was seen.
pub(crate) fn last_way(station: &Station) -> Option<String> {
    let kept: Result<Option<Marker>, _> = station.preferences(None, NAME);
    // A marker that cannot be read says nothing, and is written anew.
    kept.unwrap_or_default().unwrap_or_default().way
}

/// This way is about to be tried.
pub(crate) fn trying(world: &mut World, way: &str) {
    let way = Some(way.to_owned());
    if let Some(mut desk) = world.get_resource_mut::<Desk>() {
        keep(&mut desk, &Marker { way });
    }
}

fn keep(desk: &mut Desk, marker: &Marker) {
    if let Err(error) = desk.station.keep_preferences(None, NAME, marker) {
        warn!("whether drawing works is not kept: {error}");
    }
}

/// How far this start is.
#[derive(Resource, Debug, Default)]
struct Start {
    frames: u32,
    over: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Start>();
    app.add_systems(Last, works);
}

fn works(mut start: ResMut<Start>, desk: Option<ResMut<Desk>>, mut ends: MessageReader<AppExit>) {
    if start.over {
        return;
    }
    start.frames += 1;
    // Who closes the window at once saw one.
    let ends = ends.read().any(|exit| *exit == AppExit::Success);
    if (ends || start.frames >= WORKS)
        && let Some(mut desk) = desk
    {
        start.over = true;
        keep(&mut desk, &Marker::default());
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_ended_before_anything_was_drawn_is_remembered_and_one_that_drew_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::new();
        app.insert_resource(Desk {
            station: Station::open(folder.path()).unwrap(),
            library: situation::library::Library::load(folder.path(), &simulation::builtin()).0,
            venue: station::Venue::default(),
        });
        app.add_message::<AppExit>();
        app.add_plugins(plugin);
        assert_eq!(last_way(&app.world().resource::<Desk>().station), None);
        trying(app.world_mut(), "Vulkan");
        app.update();
        assert_eq!(
            last_way(&app.world().resource::<Desk>().station),
            Some("Vulkan".to_owned())
        );
        for _ in 0..WORKS {
            app.update();
        }
        assert_eq!(last_way(&app.world().resource::<Desk>().station), None);
    }
}
