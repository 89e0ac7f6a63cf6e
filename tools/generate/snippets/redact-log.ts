import {
  redactDart,
  redactJava,
  redactKotlin,
  redactObjectiveC,
  redactScript,
  redactSwift,
} from '../../../server/src/fixes/redact';
import { packageName, type Snippet } from './snippet';

const description = 'A log of debug builds that shows no secrets';
const prefix = 'msec-redact-log';

/** `redact` as the fixes insert it, and a log around it that release builds do not write. */
export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix,
    description,
    code: `package ${packageName}

import timber.log.Timber

${redactKotlin('')}
/**
 * The log of debug builds, without what looks like a token. Plant it once: \`if (BuildConfig.DEBUG) Timber.plant(RedactingTree())\`.
 * The server's logs need the same care.
 */
class RedactingTree : Timber.DebugTree() {
    override fun log(priority: Int, tag: String?, message: String, t: Throwable?) {
        super.log(priority, tag, tokens.replace(message, "<redacted>"), t)
    }

    private companion object {
        val tokens = Regex("""eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|(?<=[Bb]earer )\\S+""")
    }
}
`,
  },
  {
    language: 'java',
    prefix,
    description,
    code: `package ${packageName};

import android.util.Log;

${redactJava('').replace('\n    /**', '\n    /** Logs where a developer has switched the tag on; the server’s logs need the same care. */\n    public static void debug(String tag, String message, Object secret) {\n        if (Log.isLoggable(tag, Log.DEBUG)) Log.d(tag, message + ": " + redact(secret));\n    }\n\n    /**')}`,
  },
  {
    language: 'swift',
    prefix,
    description,
    code: `import Foundation
import os

private let logger = Logger(subsystem: Bundle.main.bundleIdentifier ?? "app", category: "app")

/// Writes in debug builds only. The server's logs need the same care.
func debugLog(_ message: String, secret: Any? = nil) {
#if DEBUG
    logger.debug("\\(message, privacy: .public): \\(redact(secret), privacy: .public)")
#endif
}

${redactSwift}`,
  },
  {
    language: 'objective-c',
    prefix,
    description,
    code: `#import <Foundation/Foundation.h>

// Writes in debug builds only. The server's logs need the same care.
#ifdef DEBUG
#define DebugLog(...) NSLog(__VA_ARGS__)
#else
#define DebugLog(...) ((void)0)
#endif

${redactObjectiveC}`,
  },
  {
    language: 'dart',
    prefix,
    description,
    code: `import 'package:flutter/foundation.dart';
import 'package:logging/logging.dart';

final _tokens = RegExp(r'eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|(?<=[Bb]earer )\\S+');

/// Call it once at the start: debug builds print, without what looks like a token. The server's logs need the same care.
void startLogging() {
  if (!kDebugMode) return;
  Logger.root.onRecord.listen((record) {
    debugPrint('\${record.loggerName}: \${record.message.replaceAll(_tokens, '<redacted>')}');
  });
}

${redactDart}`,
  },
  {
    language: 'typescript',
    prefix,
    description,
    code: `declare const process: { env: { NODE_ENV?: string } };

${redactScript(true)}
/** Writes in development only; bundlers take the rest out. The server's logs need the same care. */
export const log = {
  debug(message: string, ...secrets: unknown[]): void {
    if (process.env.NODE_ENV !== 'production') console.debug(message, ...secrets.map(redact));
  },
};
`,
  },
];
