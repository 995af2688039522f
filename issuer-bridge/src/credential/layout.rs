//! A name set on the paper of the badge: as large as fits between the hills above and the rim below.

use super::draw_error::DrawError;

const CENTRE_Y: f32 = 300.0;
/// Letters keep this far from the rim.
const RADIUS: f32 = 234.0;
/// The paper that names may use, from the hill to the rim, in units of the template.
const TOP: f32 = 336.0;
const BOTTOM: f32 = 510.0;
/// Sizes tried, largest first. At 120 px a unit is a fifth of a pixel: 52 stays readable there.
const SIZES: [f32; 12] = [74.0, 68.0, 62.0, 57.0, 52.0, 47.0, 43.0, 39.0, 36.0, 33.0, 30.0, 27.0];
const LINE_HEIGHT: f32 = 1.06;
/// From the top of a line to its baseline, and the height of a capital.
const ASCENT: f32 = 0.82;
const CAPITAL: f32 = 0.68;

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Size of the letters, in units of the template.
    pub(super) size: f32,
    /// Height of the baseline, in units of the template.
    pub(super) baseline: f32,
}

/// Sets `text` in the lower part of the disc. `width_at_100` measures a text set at 100 units. What does not fit even
/// at the smallest size ends in “…”.
pub(super) fn set_in_circle(
    text: &str,
    width_at_100: impl Fn(&str) -> Result<f32, DrawError>,
) -> Result<Vec<Line>, DrawError> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let space = width_at_100("a a")? - 2.0 * width_at_100("a")?;
    let mut is_cut = false;
    while !words.is_empty() {
        let widths = words
            .iter()
            .map(|word| width_at_100(word))
            .collect::<Result<Vec<_>, _>>()?;
        for size in SIZES {
            if let Some(lines) = at_size(&words, &widths, space, size) {
                return Ok(lines);
            }
        }
        shorten(&mut words, &mut is_cut);
    }
    Ok(Vec::new())
}

/// Drops the last word, or the second half of a single one, and marks the cut.
fn shorten(words: &mut Vec<String>, is_cut: &mut bool) {
    if *is_cut {
        words.pop();
    }
    let Some(last) = words.pop() else { return };
    if words.is_empty() {
        let half: String = last.chars().take(last.chars().count() / 2).collect();
        if half.is_empty() {
            return;
        }
        words.push(half);
    }
    words.push("…".to_owned());
    *is_cut = true;
}

/// The fewest lines at this size, or none.
fn at_size(words: &[String], widths: &[f32], space: f32, size: f32) -> Option<Vec<Line>> {
    let most = ((BOTTOM - TOP) / (size * LINE_HEIGHT)) as usize;
    (1..=most).find_map(|count| {
        let height = count as f32 * size * LINE_HEIGHT;
        // In the middle of the paper, or higher, where the disc is wider.
        let mut tops = [0.5, 0.3, 0.1]
            .into_iter()
            .map(|share| TOP + (BOTTOM - TOP - height) * share);
        tops.find_map(|top| in_lines(words, widths, space, size, count, top))
    })
}

fn in_lines(words: &[String], widths: &[f32], space: f32, size: f32, count: usize, top: f32) -> Option<Vec<Line>> {
    let mut lines = Vec::with_capacity(count);
    let mut next = 0;
    for index in 0..count {
        let baseline = top + index as f32 * size * LINE_HEIGHT + size * ASCENT;
        let widest = chord(baseline - size * CAPITAL).min(chord(baseline + size * 0.1));
        let mut width = 0.0;
        let mut end = next;
        while end < words.len() {
            let wider = width + widths[end] * size / 100.0 + if end > next { space * size / 100.0 } else { 0.0 };
            if wider > widest {
                break;
            }
            width = wider;
            end += 1;
        }
        if end == next {
            return None;
        }
        lines.push(Line {
            text: words[next..end].join(" "),
            size,
            baseline,
        });
        next = end;
    }
    (next == words.len()).then_some(lines)
}

/// The width of the disc at this height.
fn chord(y: f32) -> f32 {
    2.0 * (RADIUS * RADIUS - (y - CENTRE_Y).powi(2)).max(0.0).sqrt()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    /// Every letter half as wide as high.
    fn set(text: &str) -> Vec<Line> {
        set_in_circle(text, |word| Ok(word.chars().count() as f32 * 50.0)).unwrap()
    }

    #[test]
    fn a_short_name_is_large_and_a_long_one_whole() {
        let short = set("Premier vol");
        assert_eq!((short.len(), short[0].size), (1, SIZES[0]));
        let long = "Respect des consignes et maîtrise de soi en vol de groupe par vent fort";
        let texts: Vec<_> = set(long).into_iter().map(|line| line.text).collect();
        assert_eq!(texts.join(" "), long);
    }

    #[test]
    fn every_line_stays_on_the_disc() {
        for length in 1..40 {
            for line in set(&"mots ".repeat(length)) {
                let half = line.text.chars().count() as f32 * line.size / 4.0;
                for y in [line.baseline - line.size * CAPITAL, line.baseline] {
                    assert!(half.hypot(y - CENTRE_Y) <= RADIUS + 0.1, "{line:?}");
                }
                assert!(line.baseline < BOTTOM);
            }
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        for text in ["x".repeat(500), "mot ".repeat(200)] {
            let lines = set(&text);
            assert!(lines.last().unwrap().text.ends_with('…'), "{lines:?}");
        }
        assert_eq!(set(" "), Vec::new());
    }
}
