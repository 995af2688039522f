//! The chart of `try`: for each threshold, in how many sessions the row is seen at each value.

use std::fmt::Write as _;

use super::Sweep;

const WIDTH: usize = 720;
const LINE: usize = 64;
const LEFT: usize = 250;

/// An SVG of its own, readable without colour: full bars for the grid's own value, outlines for the others.
pub(super) fn draw(title: &str, sweeps: &[Sweep], sessions: usize) -> String {
    let height = 48 + LINE * sweeps.len();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"12\" y=\"24\" font-size=\"15\">{}</text>\n",
        escaped(title)
    );
    for (line, sweep) in sweeps.iter().enumerate() {
        let top = 48 + line * LINE;
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "<text x=\"12\" y=\"{}\">{}</text><text x=\"12\" y=\"{}\" fill=\"#555\">{}</text>",
            top + 18,
            escaped(&sweep.row),
            top + 34,
            escaped(&sweep.threshold)
        );
        let step = (WIDTH - LEFT - 12) / sweep.steps.len().max(1);
        for (at, (value, seen)) in sweep.steps.iter().enumerate() {
            let x = LEFT + at * step;
            let bar = 30 * seen / sessions.max(1);
            let fill = if at == sweep.own { "#2b6b57" } else { "none" };
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{bar}\" fill=\"{fill}\" stroke=\"#2b6b57\"/>\
                 <text x=\"{x}\" y=\"{}\">{seen}</text><text x=\"{x}\" y=\"{}\" fill=\"#555\" font-size=\"10\">{}</text>",
                top + 40 - bar,
                step - 12,
                top + 36 - bar,
                top + 53,
                escaped(value)
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_stands_in_the_chart() {
        let steps = ["2.5 s", "3.75 s", "4.5 s", "5 s", "5.5 s", "6.25 s", "7.5 s"];
        let sweep = Sweep {
            row: "lands <on> call".to_owned(),
            threshold: "delay".to_owned(),
            steps: steps
                .iter()
                .enumerate()
                .map(|(seen, value)| ((*value).to_owned(), seen))
                .collect(),
            own: 3,
        };
        let svg = draw("Essai", &[sweep], 6);
        for value in steps {
            assert!(svg.contains(value), "{value}");
        }
        assert!(svg.contains("lands &lt;on&gt; call"));
        assert_eq!(svg.matches("#2b6b57\" stroke").count(), 1);
    }
}
