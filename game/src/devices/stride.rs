//! Walking with four keys of a keyboard that two share: a cheap one loses the third key that is held, so nobody has to
//! hold any. A key pressed for a moment walks on until it is pressed again, or another is; a key that is held walks for as
//! long as it is.

/// Shorter than this a press is one for a moment, s.
const MOMENT_S: f32 = 0.2;
/// Nobody walks on by themselves for longer than this, s: whoever left their keys stands still.
const LONGEST_S: f32 = 20.0;

/// How somebody walks: across and along, −1, 0 or 1 each.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Stride {
    /// Where they walk on to, with no key down, and for how long they do, s.
    goes: [f32; 2],
    goes_s: f32,
    /// What is held now, all that was held in this press, and for how long, s.
    held: [f32; 2],
    all: [f32; 2],
    held_s: f32,
    /// The press was of the way in which they walked: it stops them.
    stops: bool,
}

const REST: [f32; 2] = [0.0; 2];

impl Stride {
    /// Where they walk, with these keys held after so many seconds.
    pub(super) fn after(&mut self, held: [f32; 2], seconds: f32) -> [f32; 2] {
        if held == REST {
            if self.held != REST {
                let is_moment = self.held_s < MOMENT_S;
                self.goes = if is_moment && !self.stops { self.all } else { REST };
                self.goes_s = 0.0;
            }
            self.held = REST;
            self.goes_s += seconds;
            if self.goes_s > LONGEST_S {
                self.goes = REST;
            }
            return self.goes;
        }
        if self.held == REST {
            self.stops = self.goes == held;
            self.held_s = 0.0;
            self.all = held;
        } else {
            self.held_s += seconds;
            for (all, now) in self.all.iter_mut().zip(held) {
                if now != 0.0 {
                    *all = now;
                }
            }
        }
        self.held = held;
        if self.stops && self.held_s < MOMENT_S {
            return REST;
        }
        held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: f32 = 1.0 / 60.0;
    const RIGHT: [f32; 2] = [1.0, 0.0];
    const UP: [f32; 2] = [0.0, 1.0];

    /// Held for so many frames, then let go: where they walk then.
    fn pressed(stride: &mut Stride, held: [f32; 2], frames: u32) -> [f32; 2] {
        for _ in 0..frames {
            stride.after(held, FRAME);
        }
        stride.after(REST, FRAME)
    }

    #[test]
    fn a_key_pressed_for_a_moment_walks_on_until_it_is_pressed_again() {
        let mut stride = Stride::default();
        assert_eq!(stride.after(RIGHT, FRAME), RIGHT, "at once");
        assert_eq!(pressed(&mut stride, RIGHT, 5), RIGHT);
        assert_eq!(stride.after(REST, 5.0), RIGHT, "for as long as it takes");
        assert_eq!(stride.after(RIGHT, FRAME), REST, "stands at once");
        assert_eq!(stride.after(REST, FRAME), REST);
    }

    #[test]
    fn another_key_turns() {
        let mut stride = Stride::default();
        pressed(&mut stride, RIGHT, 5);
        assert_eq!(pressed(&mut stride, UP, 5), UP);
        assert_eq!(pressed(&mut stride, [-1.0, 0.0], 5), [-1.0, 0.0]);
    }

    #[test]
    fn two_keys_of_one_moment_walk_aslant() {
        let mut stride = Stride::default();
        stride.after(RIGHT, FRAME);
        stride.after([1.0, 1.0], FRAME);
        stride.after(UP, FRAME);
        assert_eq!(stride.after(REST, FRAME), [1.0, 1.0]);
    }

    #[test]
    fn a_key_that_is_held_walks_for_as_long_as_it_is() {
        let mut stride = Stride::default();
        assert_eq!(pressed(&mut stride, RIGHT, 60), REST);
        pressed(&mut stride, RIGHT, 5);
        assert_eq!(
            pressed(&mut stride, RIGHT, 60),
            REST,
            "a hold of the same key walks, and ends"
        );
        assert_eq!(pressed(&mut stride, UP, 3), UP);
    }

    #[test]
    fn nobody_walks_on_for_ever() {
        let mut stride = Stride::default();
        pressed(&mut stride, RIGHT, 5);
        assert_eq!(stride.after(REST, LONGEST_S + 1.0), REST);
    }
}
