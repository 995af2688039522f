use super::*;
use crate::devices::MARK_KEYS;

fn keys_of(half: Half) -> Vec<KeyCode> {
    let keys = half.keys();
    let mut all = keys.cross.as_flattened().to_vec();
    all.extend(keys.walk);
    all.extend(keys.verbs);
    all.extend(keys.holds);
    all.extend([keys.act, keys.setting]);
    all
}

#[test]
fn two_hands_on_one_keyboard_never_mean_each_other() {
    let (left, right) = (keys_of(Half::Left), keys_of(Half::Right));
    for (index, key) in left.iter().chain(&right).enumerate() {
        let others = left.iter().chain(&right).enumerate();
        assert!(
            others.filter(|(i, _)| *i != index).all(|(_, other)| other != key),
            "{key:?} means two things"
        );
        // Pause, view, keys; and those of whoever witnesses.
        let shared = [KeyCode::Escape, KeyCode::KeyV, KeyCode::KeyK];
        assert!(
            !shared.contains(key) && !MARK_KEYS.as_flattened().contains(key),
            "{key:?}"
        );
    }
}

#[test]
fn each_half_hears_its_own_keys() {
    let mut keys = ButtonInput::<KeyCode>::default();
    keys.press(KeyCode::KeyD);
    keys.press(KeyCode::ArrowUp);
    keys.press(KeyCode::Enter);
    keys.press(KeyCode::KeyF);
    assert_eq!(half_held(Half::Left, &keys).levers, [1.0, 0.0, 1.0, 0.0]);
    assert_eq!(half_held(Half::Right, &keys).levers, [0.0, 1.0, 0.0, 1.0]);
    assert_eq!(half_held(Half::Left, &keys).buttons, 1);
    assert_eq!(half_held(Half::Right, &keys).buttons, 0);
    let nobody = std::iter::empty;
    assert!(!Device::Half(Half::Left).presses(&keys, nobody(), 0).act);
    assert!(Device::Half(Half::Right).presses(&keys, nobody(), 0).act);
    assert_eq!(Device::Mouse.presses(&keys, nobody(), 0), Presses::default());
    assert!(Device::All.presses(&keys, nobody(), 0).main);
}

#[test]
fn a_press_shorter_than_a_frame_is_heard() {
    let mut keys = ButtonInput::<KeyCode>::default();
    for key in [KeyCode::KeyU, KeyCode::Space, KeyCode::ArrowRight] {
        keys.press(key);
        keys.release(key);
    }
    let presses = Device::All.presses(&keys, std::iter::empty(), 1);
    assert_eq!(presses.verb, Some(0));
    assert_eq!(
        keyboard_held(&keys),
        Held {
            levers: [0.0, 0.0, 1.0, 0.0],
            buttons: 1
        }
    );
    keys.clear();
    assert_eq!(keyboard_held(&keys), Held::default(), "for one frame");
}

#[test]
fn a_resting_thumb_asks_for_nothing() {
    assert_eq!(straighten(0.05), 0.0);
    assert_eq!(straighten(-1.0), -1.0);
    assert!(straighten(0.5) < 0.5);
}
