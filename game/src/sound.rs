//! Sounds: small, wooden, close; off until somebody asks for them. A family says what is to be heard ([`Cue`],
//! [`Hum`]); a PC without a loudspeaker plays the same game in silence.

use bevy::audio::{AudioSink, AudioSinkPlayback, PlaybackMode, Volume};
use bevy::prelude::*;

/// Whether anything is heard. A setting of the station: several play in one room.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SoundOn(pub(crate) bool);

/// Something that sounds once.
#[derive(Message, Debug, Clone, PartialEq)]
pub(crate) struct Cue {
    pub(crate) source: Handle<AudioSource>,
    /// 1 as recorded.
    pub(crate) volume: f32,
    /// 1 as recorded; an octave higher at 2.
    pub(crate) speed: f32,
}

/// A sound that goes on and on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tone {
    pub(crate) source: Handle<AudioSource>,
    /// 0 is silence.
    pub(crate) volume: f32,
    pub(crate) speed: f32,
}

/// What sounds all the time. A family sets it in every frame in which it moves; forgotten, it fades.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub(crate) struct Hum(pub(crate) Vec<Tone>);

/// A loop that plays, and how loud and fast it is now.
#[derive(Component)]
struct Loop {
    source: Handle<AudioSource>,
    volume: f32,
    speed: f32,
}

/// A sound played once: gone when it has ended, or when nothing is there to play it.
#[derive(Component)]
struct Once(f32);

/// Longest sound played once, s.
const LONGEST_S: f32 = 2.5;
/// Time in which a loop follows, s.
const FOLLOW_S: f32 = 0.06;

fn play(mut commands: Commands, mut cues: MessageReader<Cue>, on: Res<SoundOn>) {
    for cue in cues.read().filter(|_| on.0) {
        let settings = PlaybackSettings {
            mode: PlaybackMode::Despawn,
            volume: Volume::Linear(cue.volume),
            speed: cue.speed,
            ..PlaybackSettings::ONCE
        };
        commands.spawn((AudioPlayer::new(cue.source.clone()), settings, Once(0.0)));
    }
}

fn forget(mut commands: Commands, time: Res<Time>, mut sounds: Query<(Entity, &mut Once)>) {
    for (entity, mut age) in &mut sounds {
        age.0 += time.delta_secs();
        if age.0 > LONGEST_S {
            commands.entity(entity).despawn();
        }
    }
}

/// Starts the loops that are asked for the first time; stops all once nobody asks for sound.
fn start_loops(mut commands: Commands, hum: Res<Hum>, on: Res<SoundOn>, loops: Query<(Entity, &Loop)>) {
    if !on.0 {
        for (entity, _) in &loops {
            commands.entity(entity).despawn();
        }
        return;
    }
    for tone in &hum.0 {
        if !loops.iter().any(|(_, playing)| playing.source == tone.source) {
            let playing = Loop {
                source: tone.source.clone(),
                volume: 0.0,
                speed: tone.speed,
            };
            let settings = PlaybackSettings::LOOP.with_volume(Volume::Linear(0.0));
            commands.spawn((playing, AudioPlayer::new(tone.source.clone()), settings));
        }
    }
}

fn hum(mut hum: ResMut<Hum>, time: Res<Time>, mut loops: Query<(&mut Loop, &mut AudioSink)>) {
    let follow = 1.0 - (-time.delta_secs() / FOLLOW_S).exp();
    for (mut playing, mut sink) in &mut loops {
        let wanted = hum.0.iter().find(|tone| tone.source == playing.source);
        let (volume, speed) = wanted.map_or((0.0, playing.speed), |tone| (tone.volume, tone.speed));
        playing.volume += (volume - playing.volume) * follow;
        playing.speed += (speed - playing.speed) * follow;
        sink.set_volume(Volume::Linear(playing.volume));
        sink.set_speed(playing.speed);
    }
    if !hum.0.is_empty() {
        hum.0.clear();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SoundOn>()
        .init_resource::<Hum>()
        .add_message::<Cue>();
    app.add_systems(PostUpdate, (start_loops, play, hum, forget).chain());
}
