//! Lines at any times into ticks. Every line keeps a tick of its own, so that no value vanishes, however short; where
//! nothing was written for longer than usual nothing is known, unless the author says that values hold.

use situation::rule::{Ratio, Segment};

use super::{MOST_SAMPLES, MOST_VALUES, Problem, Table, Trace};

/// What is known between two lines that are further apart than is usual in their file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Between {
    /// Nothing: a hole, such as a radio link that broke off.
    #[default]
    Unknown,
    /// The values of the line before: the file only has a line where something changes.
    Held,
}

/// Steps that a file may come to have for each line where its times have a common step.
const MOST_TICKS_PER_LINE: i64 = 20;
/// Steps that any file may come to have.
const FEW_TICKS: i64 = 20_000;

/// The steps of a trace, and where each line lies.
struct Steps {
    /// Microseconds.
    period: f64,
    ticks_per_second: Ratio,
    /// The tick of each line.
    of_lines: Vec<usize>,
    /// True where the file has no step of its own that all its times lie on.
    uneven: bool,
}

pub(super) fn sampled(table: Table, between: Between) -> Result<Trace, Problem> {
    let times = &table.times;
    let refused = || Problem::Line(table.line, "authoring-trace-resampled-long", MOST_SAMPLES.to_string());
    let ticks = ticks(times).ok_or_else(refused)?;
    let width = table.vocabulary.signals.len();
    let count = ticks.of_lines.last().map_or(0, |last| last + 1);
    if count > MOST_SAMPLES || count.saturating_mul(width) > MOST_VALUES {
        return Err(refused());
    }
    // Half as long again as usual: times that jitter are no holes, one line that is missing is one.
    let longest = usual_gap(times) + usual_gap(times) / 2;
    let is_hole = |gap: i64| between == Between::Unknown && gap > longest;
    let nothing = vec![None; width];
    let mut segment = Segment::new(0, true, width);
    let mut holes = Vec::new();
    for (at, values) in table.values.chunks(width).enumerate() {
        segment.push_with_gaps(values, &[]);
        let Some(next) = times.get(at + 1) else {
            break;
        };
        let hole = is_hole(next - times[at]);
        if hole {
            holes.push((times[at], *next));
        }
        for _ in ticks.of_lines[at] + 1..ticks.of_lines[at + 1] {
            segment.push_with_gaps(if hole { nothing.as_slice() } else { values }, &[]);
        }
    }
    Ok(Trace {
        ticks_per_second: ticks.ticks_per_second,
        times_us: (times[0], ticks.period),
        resampled: ticks.uneven.then_some((times.len(), count)),
        holes,
        vocabulary: table.vocabulary,
        segment,
    })
}

/// The step that fits: that of the file, else the largest that all times are multiples of, else the shortest gap.
fn ticks(times: &[i64]) -> Option<Steps> {
    let span = times[times.len() - 1] - times[0];
    let steps = times.len() as i64 - 1;
    // Where lines are missing, the others still lie on the step of the file.
    [steps, nearest(span, usual_gap(times))]
        .into_iter()
        .find_map(|steps| even(times, steps, false))
        .or_else(|| {
            let common = span / times.windows(2).map(|pair| pair[1] - pair[0]).fold(0, greatest_common);
            let most = (times.len() as i64).saturating_mul(MOST_TICKS_PER_LINE).max(FEW_TICKS);
            (common <= most).then(|| even(times, common, true))?
        })
        .or_else(|| shortest(times))
}

/// `steps` steps over the whole time, if every line lies on one of its own.
fn even(times: &[i64], steps: i64, uneven: bool) -> Option<Steps> {
    let span = times[times.len() - 1] - times[0];
    let period = span as f64 / steps as f64;
    // Printed times are rounded: what lies within a hundredth of a period of its place is regular.
    let tolerance = (period / 100.0).max(2.0);
    let mut of_lines: Vec<usize> = Vec::with_capacity(times.len());
    for time in times {
        let after = (time - times[0]) as f64;
        let tick = (after / period).round();
        if (after - tick * period).abs() > tolerance || of_lines.last().is_some_and(|last| *last as f64 >= tick) {
            return None;
        }
        of_lines.push(tick as usize);
    }
    Some(Steps {
        period,
        ticks_per_second: Ratio::new(i128::from(steps) * 1_000_000, span.into())?,
        of_lines,
        uneven,
    })
}

/// Steps as long as the shortest gap: two lines never round to the same one.
fn shortest(times: &[i64]) -> Option<Steps> {
    let period = times.windows(2).map(|pair| pair[1] - pair[0]).min()?;
    let of_lines = times
        .iter()
        .map(|time| nearest(time - times[0], period) as usize)
        .collect();
    Some(Steps {
        period: period as f64,
        ticks_per_second: Ratio::new(1_000_000, period.into())?,
        of_lines,
        uneven: true,
    })
}

/// The median of the gaps between lines.
fn usual_gap(times: &[i64]) -> i64 {
    let mut gaps: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    gaps[gaps.len() / 2]
}

/// `time / period`, rounded.
fn nearest(time: i64, period: i64) -> i64 {
    (time + period / 2) / period
}

fn greatest_common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common(b, a % b) }
}
