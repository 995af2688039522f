//! A virtual screen and the hands of a player: Xvfb, key presses from outside the process, screenshots.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An Xvfb screen, ended when dropped.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a screen of the given size on a free display number.
    ///
    /// # Panics
    /// Where Xvfb is missing or does not come up: `./envol test` installs it.
    pub fn start(width: u32, height: u32) -> Self {
        for number in 90..140 {
            let name = format!(":{number}");
            if Path::new(&format!("/tmp/.X11-unix/X{number}")).exists() {
                continue;
            }
            let mut server = Command::new("Xvfb")
                .args([
                    &name,
                    "-screen",
                    "0",
                    &format!("{width}x{height}x24"),
                    "-nolisten",
                    "tcp",
                ])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("Xvfb is installed by `./envol test`");
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(10) {
                if Path::new(&format!("/tmp/.X11-unix/X{number}")).exists() {
                    std::thread::sleep(Duration::from_millis(200));
                    return Self { server, name };
                }
                if server.try_wait().ok().flatten().is_some() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            let _ = server.kill();
            let _ = server.wait();
        }
        panic!("no virtual screen came up");
    }

    /// Its name for the environment variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn xdotool(&self, arguments: &[&str]) {
        let done = Command::new("xdotool")
            .env("DISPLAY", &self.name)
            .args(arguments)
            .status();
        assert!(
            done.expect("xdotool is installed by `./envol test`").success(),
            "xdotool {arguments:?}"
        );
    }

    /// Gives the keyboard to the window whose title contains `title`, waiting for it to appear.
    pub fn focus(&self, title: &str) {
        self.xdotool(&[
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            title,
            "windowfocus",
            "--sync",
        ]);
    }

    /// Presses and releases a key (X keysym name), held long enough for a slow frame to see it.
    pub fn key(&self, key: &str) {
        self.hold(key, Duration::from_millis(120));
        std::thread::sleep(Duration::from_millis(120));
    }

    /// Holds a key down for a while.
    pub fn hold(&self, key: &str, duration: Duration) {
        self.xdotool(&["keydown", key]);
        std::thread::sleep(duration);
        self.xdotool(&["keyup", key]);
    }

    /// Types text.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "40", text]);
    }

    /// Saves what the screen shows as a PNG file.
    pub fn screenshot(&self, file: &Path) {
        let done = Command::new("import")
            .env("DISPLAY", &self.name)
            .args(["-window", "root"])
            .arg(file)
            .status();
        assert!(
            done.expect("imagemagick is installed by `./envol test`").success(),
            "no screenshot"
        );
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        // A server that was killed leaves both behind, and after some runs no number would be free.
        let number = self.name.trim_start_matches(':');
        let _ = std::fs::remove_file(format!("/tmp/.X11-unix/X{number}"));
        let _ = std::fs::remove_file(format!("/tmp/.X{number}-lock"));
    }
}
