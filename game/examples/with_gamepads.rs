//! The game in a real window with up to four gamepads that nobody holds: what they press is **injected** where a
//! driver's reports come in (the raw events of Bevy's input), and commanded by lines on standard input. No cable, no
//! driver and no layout of a real gamepad is tried this way; everything from the game's own reading of buttons on is.
//!
//! `cargo run --example with_gamepads -- --station FOLDER` takes all options of the game. To command it from elsewhere,
//! let it follow a file: `tail -f pads.txt | cargo run --example with_gamepads -- --station FOLDER`. Lines:
//!
//! ```text
//! pad 1 connect
//! pad 2 press South 0.12        a button for so many seconds: North East South West, DPadUp …, LeftTrigger …
//! pad 1 stick LeftX 0.6         LeftX LeftY RightX RightY, -1 to 1; stays until it is set otherwise
//! pad 2 disconnect              connected again, it is another gamepad
//! ```
#![expect(
    clippy::needless_pass_by_value,
    reason = "Bevy hands parameters to its systems by value"
)]

use std::io::BufRead as _;
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};

use bevy::input::InputSystems;
use bevy::input::gamepad::{
    GamepadAxis, GamepadButton, GamepadConnection, GamepadConnectionEvent, RawGamepadAxisChangedEvent,
    RawGamepadButtonChangedEvent, RawGamepadEvent,
};
use bevy::prelude::*;

/// Most gamepads.
const MOST: usize = 4;

/// What a line asks of a gamepad.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Does {
    Connect,
    Disconnect,
    /// A button, for so many seconds.
    Press(GamepadButton, f32),
    Stick(GamepadAxis, f32),
}

/// A line: which gamepad, from 0, and what.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line(usize, Does);

impl FromStr for Line {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let said = || format!("not understood: {line}");
        let number = |words: &str| words.parse::<f32>().map_err(|_| said());
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["pad", pad, does @ ..] = words.as_slice() else {
            return Err(said());
        };
        let pad = pad
            .parse()
            .ok()
            .filter(|pad| (1..=MOST).contains(pad))
            .ok_or_else(said)?;
        let does = match does {
            ["connect"] => Does::Connect,
            ["disconnect"] => Does::Disconnect,
            ["press", name, seconds] => Does::Press(button(name).ok_or_else(said)?, number(seconds)?),
            ["stick", name, tilt] => Does::Stick(axis(name).ok_or_else(said)?, number(tilt)?.clamp(-1.0, 1.0)),
            _ => return Err(said()),
        };
        Ok(Self(pad - 1, does))
    }
}

fn button(name: &str) -> Option<GamepadButton> {
    let all = GamepadButton::all();
    all.into_iter().find(|button| format!("{button:?}") == name)
}

fn axis(name: &str) -> Option<GamepadAxis> {
    let all = GamepadAxis::all();
    all.into_iter()
        .find(|axis| format!("{axis:?}").replace("Stick", "") == name)
}

/// Lines as they come in.
#[derive(Resource)]
struct Lines(Mutex<Receiver<Line>>);

/// The gamepads that are plugged in, and the buttons that are still down, with seconds left.
#[derive(Resource, Default)]
struct Pads {
    plugged: [Option<Entity>; MOST],
    down: Vec<(Entity, GamepadButton, f32)>,
}

fn report(out: &mut MessageWriter<RawGamepadEvent>, pad: Entity, button: GamepadButton, value: f32) {
    out.write(RawGamepadEvent::Button(RawGamepadButtonChangedEvent::new(
        pad, button, value,
    )));
}

/// A driver's cable is told twice as well: raw, in order with what is pressed, and by itself.
fn plug(
    out: &mut MessageWriter<RawGamepadEvent>,
    plugs: &mut MessageWriter<GamepadConnectionEvent>,
    event: GamepadConnectionEvent,
) {
    out.write(event.clone().into());
    plugs.write(event);
}

fn inject(
    mut commands: Commands,
    lines: Res<Lines>,
    time: Res<Time<Real>>,
    mut pads: ResMut<Pads>,
    mut out: MessageWriter<RawGamepadEvent>,
    mut plugs: MessageWriter<GamepadConnectionEvent>,
) {
    let passed = time.delta_secs();
    pads.down.retain_mut(|(pad, button, left)| {
        *left -= passed;
        if *left <= 0.0 {
            report(&mut out, *pad, *button, 0.0);
        }
        *left > 0.0
    });
    let Ok(lines) = lines.0.lock() else { return };
    for Line(at, does) in lines.try_iter() {
        match (does, pads.plugged[at]) {
            (Does::Connect, None) => {
                let pad = commands.spawn_empty().id();
                pads.plugged[at] = Some(pad);
                let connection = GamepadConnection::Connected {
                    name: format!("injected {}", at + 1),
                    vendor_id: None,
                    product_id: None,
                };
                plug(&mut out, &mut plugs, GamepadConnectionEvent::new(pad, connection));
            }
            (Does::Disconnect, Some(pad)) => {
                pads.plugged[at] = None;
                pads.down.retain(|(of, ..)| *of != pad);
                let gone = GamepadConnectionEvent::new(pad, GamepadConnection::Disconnected);
                plug(&mut out, &mut plugs, gone);
            }
            (Does::Press(button, seconds), Some(pad)) => {
                report(&mut out, pad, button, 1.0);
                pads.down.push((pad, button, seconds));
            }
            (Does::Stick(axis, tilt), Some(pad)) => {
                out.write(RawGamepadEvent::Axis(RawGamepadAxisChangedEvent::new(pad, axis, tilt)));
            }
            (_, None) => warn!("gamepad {} is not plugged in", at + 1),
            (Does::Connect, Some(_)) => warn!("gamepad {} is plugged in already", at + 1),
        }
    }
}

fn main() -> ExitCode {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            match line.parse::<Line>() {
                Ok(line) if send.send(line).is_err() => return,
                Ok(_) => {}
                Err(error) => eprintln!("{error}"),
            }
        }
    });
    game::run_among(std::env::args_os().skip(1), &simulation::builtin(), move |app| {
        app.insert_resource(Lines(Mutex::new(receive)));
        app.init_resource::<Pads>();
        app.add_systems(PreUpdate, inject.before(InputSystems));
    })
}
