//! The look in a process of its own: bounded in memory, in processor time and by the clock, and ended where it
//! takes too long. A crash there is an answer here.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rlimit::Resource;
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, OwnedMutexGuard, Semaphore};

use super::{Facts, Fault, look};
use crate::ground::{Error, Result};

/// What the look may take beyond what the program itself stands on, in bytes.
const MEMORY: u64 = 160 << 20;
/// Whole seconds of processor time.
const CPU: u64 = 2;
/// How many files are looked at at once; others wait.
const AT_ONCE: usize = 2;
const POLL: Duration = Duration::from_millis(4);
/// More than any answer is.
const ANSWER: u64 = 4_096;

/// How long a copy with blank pages may take.
const CUTTING: Duration = Duration::from_secs(20);
/// What writing one may take.
const CUT: Bounds = Bounds { memory: 1 << 30, seconds: 20, file: 1 << 28 };
const LOOK: Bounds = Bounds { memory: MEMORY, seconds: CPU, file: 1 << 16 };

/// What a child may take: memory beyond its own, processor time, and bytes of a file.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    memory: u64,
    seconds: u64,
    file: u64,
}

/// Runs `rollcall inspect-pdf FILE` and `rollcall cut-pdf FROM TO PAGES KEEP NOTE`.
#[derive(Clone, Debug)]
pub struct Inspector {
    program: Arc<Path>,
    patience: Duration,
    looks: Arc<Semaphore>,
    cutting: Arc<Mutex<()>>,
}

/// What the child says, as JSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Facts(Facts),
    Fault(Fault),
}

/// What is found about a file, and what is found about no file at all: the child's part.
pub fn answer(file: &Path) -> Result<String> {
    confine(LOOK);
    let looked = std::fs::read(file).map_err(|_unreadable| Fault::Heavy).and_then(look);
    let said = match looked {
        Ok(facts) => Said::Facts(facts),
        Err(fault) => Said::Fault(fault),
    };
    Ok(serde_json::to_string(&said)?)
}

impl Inspector {
    /// `program` is this very program, as it can be started again.
    pub fn new(program: PathBuf, patience: Duration) -> Self {
        let looks = Arc::new(Semaphore::new(AT_ONCE));
        Self { program: program.into(), patience, looks, cutting: Arc::default() }
    }

    /// Looks at a file on disk.
    ///
    /// # Errors
    /// Where the program could not be started at all. What happens in there is a [`Fault`].
    pub async fn inspect(&self, file: PathBuf) -> Result<std::result::Result<Facts, Fault>> {
        let _turn = self.looks.acquire().await.map_err(Error::internal)?;
        let answer = self.child(vec!["inspect-pdf".into(), file.into()], self.patience).await?;
        Ok(read(&answer.unwrap_or_default()))
    }

    /// The turn to make a copy, for as long as it is held. A line of its own: cutting may take long, and whoever uploads in
    /// the last minute does not wait behind who reads.
    pub async fn cutting(&self) -> OwnedMutexGuard<()> {
        self.cutting.clone().lock_owned().await
    }

    /// Writes a copy of a PDF whose pages beyond `keep` are blank but for a note. False where it cannot be done.
    ///
    /// # Errors
    /// Where the program could not be started at all.
    pub async fn cut(&self, from: PathBuf, to: PathBuf, pages: u32, keep: u32, note: &str) -> Result<bool> {
        let arguments = vec![
            "cut-pdf".into(),
            from.into(),
            to.into(),
            pages.to_string().into(),
            keep.to_string().into(),
            note.into(),
        ];
        Ok(self.child(arguments, CUTTING.max(self.patience)).await?.is_some())
    }

    async fn child(&self, arguments: Vec<OsString>, patience: Duration) -> Result<Option<String>> {
        let program = self.program.clone();
        let ran = tokio::task::spawn_blocking(move || run(&program, &arguments, patience));
        ran.await.map_err(Error::internal)?.map_err(Error::internal)
    }
}

/// Runs the program with some arguments; what it said, or None where it failed or took too long.
fn run(program: &Path, arguments: &[OsString], patience: Duration) -> std::io::Result<Option<String>> {
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let began = Instant::now();
    let ended = loop {
        match child.try_wait()? {
            Some(status) => break Some(status),
            None if began.elapsed() > patience => break None,
            None => std::thread::sleep(POLL),
        }
    };
    if ended.is_none() {
        child.kill()?;
        child.wait()?;
    }
    let Some(out) = child.stdout.take().filter(|_| ended.is_some_and(|status| status.success())) else {
        return Ok(None);
    };
    let mut answer = String::new();
    out.take(ANSWER).read_to_string(&mut answer)?;
    Ok(Some(answer))
}

/// No answer is one too: it took too much.
fn read(answer: &str) -> std::result::Result<Facts, Fault> {
    match serde_json::from_str(answer) {
        Ok(Said::Facts(facts)) => Ok(facts),
        Ok(Said::Fault(fault)) => Err(fault),
        Err(_) => Err(Fault::Heavy),
    }
}

/// Bounds this process for writing a copy of a PDF.
pub fn confine_cutting() {
    confine(CUT);
}

/// Bounds this process for good. Where the system knows no such bound, the one who waits still has the clock.
fn confine(bounds: Bounds) {
    let memory = standing().saturating_add(bounds.memory);
    for (resource, most) in [
        (Resource::AS, memory),
        (Resource::CPU, bounds.seconds),
        (Resource::FSIZE, bounds.file),
        (Resource::CORE, 0),
    ] {
        if resource.set(most, most).is_err() {
            tracing::debug!(?resource, "no such bound here");
        }
    }
}

/// How much address space the program has before it begins, in bytes.
fn standing() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).and_then(|word| word.parse().ok());
    kilobytes.unwrap_or(1_u64 << 20).saturating_mul(1_024)
}
