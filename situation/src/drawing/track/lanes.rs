//! Who did what when: bars, equal neighbours merged.

use simulation::{Lane, Tick};

/// Most bars of a track; the shortest are left out first.
pub const MOST_BARS: usize = 800;

/// A lane over a stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneTrack {
    /// Name id of who or what has it.
    pub name: String,
    /// Its seat, if one.
    pub seat: Option<u8>,
    /// What was done, in order; nothing in between.
    pub bars: Vec<Bar>,
}

/// Something that was done for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// First tick.
    pub from: Tick,
    /// Last tick.
    pub to: Tick,
    /// Name id of what was done.
    pub doing: String,
}

/// Lanes in the order in which frames have them: one that comes later stands below the one above it. What is seen in a
/// frame lasts until the next one.
pub(super) fn of(frames: &[(Tick, &[Lane])], last: Tick) -> Vec<LaneTrack> {
    let mut tracks: Vec<LaneTrack> = Vec::new();
    for (index, (tick, lanes)) in frames.iter().enumerate() {
        let to = frames.get(index + 1).map_or(last, |(next, _)| next - 1);
        let mut below = 0;
        for (at, lane) in lanes.iter().enumerate() {
            let of_lane = |(_, track): &(usize, &LaneTrack)| track.name == lane.name && track.seat == lane.seat;
            // Two of one name and seat are told apart by their order.
            let twin = lanes[..at]
                .iter()
                .filter(|other| other.name == lane.name && other.seat == lane.seat)
                .count();
            let known = tracks
                .iter()
                .enumerate()
                .filter(of_lane)
                .nth(twin)
                .map(|(place, _)| place);
            let place = known.unwrap_or_else(|| {
                let track = LaneTrack {
                    name: lane.name.clone(),
                    seat: lane.seat,
                    bars: Vec::new(),
                };
                tracks.insert(below, track);
                below
            });
            below = place + 1;
            if let Some(doing) = &lane.doing {
                tracks[place].add(*tick, to, doing);
            }
        }
    }
    coarser(tracks, MOST_BARS)
}

impl LaneTrack {
    fn add(&mut self, from: Tick, to: Tick, doing: &str) {
        match self.bars.last_mut() {
            Some(bar) if bar.doing == doing && bar.to + 1 >= from => bar.to = to.max(bar.to),
            _ => self.bars.push(Bar {
                from,
                to,
                doing: doing.to_owned(),
            }),
        }
    }
}

/// The same with at most `most` bars.
pub(super) fn coarser(mut lanes: Vec<LaneTrack>, most: usize) -> Vec<LaneTrack> {
    let length = |bar: &Bar| bar.to - bar.from;
    let mut lengths: Vec<Tick> = lanes.iter().flat_map(|lane| &lane.bars).map(length).collect();
    if lengths.len() <= most {
        return lanes;
    }
    lengths.sort_unstable_by_key(|length| std::cmp::Reverse(*length));
    // Longer than the first that has no room: all of these have.
    let shortest = lengths[most];
    for lane in &mut lanes {
        lane.bars.retain(|bar| length(bar) > shortest);
    }
    lanes
}
