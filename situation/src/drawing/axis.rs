//! Round numbers for axes, after Heckbert (1990), "Nice numbers for graph labels": steps of 1, 2 or 5 times a power of
//! ten, and for time those that a clock has.

/// The smallest round step that divides `span` into at most `most` parts; 1 where there is no span.
pub(super) fn round_step(span: f64, most: u32) -> f64 {
    let least = span / f64::from(most.max(1));
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let ten = 10.0_f64.powi(least.log10().floor() as i32);
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * ten);
    // The slack is for spans such as 0.3, whose tenth part is not a float.
    *steps
        .iter()
        .find(|step| **step >= least * (1.0 - 1e-9))
        .unwrap_or(&steps[3])
}

/// The smallest step of a clock, s, that divides `seconds` into at most `most` parts.
pub(super) fn clock_step(seconds: f64, most: u32) -> u32 {
    const STEPS: [u32; 13] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];
    let least = seconds / f64::from(most.max(1));
    STEPS
        .into_iter()
        .find(|step| f64::from(*step) >= least)
        .unwrap_or(7_200)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (span, most, step) in [
            (1.0, 5, 0.2),
            (2.4, 5, 0.5),
            (0.3, 3, 0.1),
            (9.0, 5, 2.0),
            (30.0, 3, 10.0),
            (0.004, 4, 0.001),
            (1e6, 4, 500_000.0),
            (0.0, 4, 1.0),
            (f64::INFINITY, 4, 1.0),
        ] {
            let found = round_step(span, most);
            assert!(
                (found - step).abs() < step * 1e-9,
                "{span} in {most} is {found}, not {step}"
            );
        }
    }

    #[test]
    fn a_clock_has_its_own_steps() {
        for (seconds, most, step) in [
            (0.4, 5, 1),
            (8.0, 5, 2),
            (61.0, 5, 15),
            (600.0, 5, 120),
            (1e9, 5, 7_200),
        ] {
            assert_eq!(clock_step(seconds, most), step, "{seconds} in {most}");
        }
    }
}
