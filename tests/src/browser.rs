//! A real Chromium, driven through chromedriver (W3C WebDriver): what a pédagogue does with the review page.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The key under which `WebDriver` names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A headless Chromium, ended when dropped.
pub struct Browser {
    driver: Child,
    session: String,
    client: reqwest::blocking::Client,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts chromedriver on a free port and opens a window of the given size.
    ///
    /// # Panics
    /// Where Chromium or its driver is missing: `./envol test` installs them.
    pub fn start(width: u32, height: u32) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|l| l.local_addr())
            .expect("a free port")
            .port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromium-driver is installed by `./envol test`");
        let client = reqwest::blocking::Client::builder()
            .no_proxy()
            .timeout(Duration::from_mins(1))
            .build()
            .expect("an HTTP client");
        let base = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        while client.get(format!("{base}/status")).send().is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "chromedriver did not come up"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
        let profile = tempfile::tempdir().expect("a folder");
        let arguments = [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--lang=fr".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let body = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "prefs": {"intl.accept_languages": "fr"}},
        }}});
        let answer: Value = client
            .post(format!("{base}/session"))
            .json(&body)
            .send()
            .and_then(reqwest::blocking::Response::json)
            .expect("a browser session");
        let id = answer["value"]["sessionId"]
            .as_str()
            .unwrap_or_else(|| panic!("no session: {answer}"))
            .to_owned();
        Self {
            driver,
            session: format!("{base}/session/{id}"),
            client,
            _profile: profile,
        }
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let answer: Value = self
            .client
            .post(format!("{}/{path}", self.session))
            .json(body)
            .send()
            .and_then(reqwest::blocking::Response::json)
            .expect("an answer of chromedriver");
        assert!(
            answer["value"]["error"].is_null(),
            "{path} {body}: {}\npage: {}",
            answer["value"],
            self.text()
        );
        answer["value"].clone()
    }

    fn get(&self, path: &str) -> Value {
        let answer: Value = self
            .client
            .get(format!("{}/{path}", self.session))
            .send()
            .and_then(reqwest::blocking::Response::json)
            .expect("an answer of chromedriver");
        answer["value"].clone()
    }

    /// Opens an address.
    pub fn open(&self, url: &str) {
        self.post("url", &json!({ "url": url }));
    }

    /// The address now shown.
    pub fn address(&self) -> String {
        self.get("url").as_str().unwrap_or_default().to_owned()
    }

    /// Every word on the page.
    pub fn text(&self) -> String {
        let body = json!({"script": "return document.body.innerText", "args": []});
        let answer: Value = self
            .client
            .post(format!("{}/execute/sync", self.session))
            .json(&body)
            .send()
            .and_then(reqwest::blocking::Response::json)
            .unwrap_or_default();
        answer["value"].as_str().unwrap_or_default().to_owned()
    }

    fn element(&self, css: &str) -> String {
        let value = self.post("element", &json!({"using": "css selector", "value": css}));
        value[ELEMENT].as_str().unwrap_or_default().to_owned()
    }

    /// Whether something matches.
    pub fn has(&self, css: &str) -> bool {
        let found = self.post("elements", &json!({"using": "css selector", "value": css}));
        found.as_array().is_some_and(|all| !all.is_empty())
    }

    /// Waits until something matches: a page that comes after a form was sent takes a moment.
    ///
    /// # Panics
    /// Where nothing does within 20 seconds.
    pub fn wait_for(&self, css: &str) {
        let begun = Instant::now();
        while !self.has(css) {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "no {css} on the page:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Clicks the first match.
    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.post(&format!("element/{element}/click"), &json!({}));
    }

    /// Empties a field and types into it.
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.post(&format!("element/{element}/clear"), &json!({}));
        self.post(&format!("element/{element}/value"), &json!({ "text": text }));
    }

    /// Scrolls the first match into the middle of the window.
    pub fn show(&self, css: &str) {
        let script = "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})";
        self.post("execute/sync", &json!({"script": script, "args": [css]}));
    }

    /// Saves what the window shows as a PNG file.
    pub fn screenshot(&self, file: &Path) {
        use base64::Engine as _;
        let encoded = self.get("screenshot");
        let png = base64::engine::general_purpose::STANDARD
            .decode(encoded.as_str().unwrap_or_default())
            .expect("a picture");
        std::fs::write(file, png).expect("a place for the screenshot");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.client.delete(&self.session).send();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
