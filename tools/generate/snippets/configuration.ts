import { networkSecurityConfig } from '../../../server/src/fixes/network-security-config';
import { noBackup } from '../../../server/src/rules/storage/backup-allowed.fixes';
import type { Snippet } from './snippet';

const hardenedApplication = `<application
    android:allowBackup="false"
    android:dataExtractionRules="@xml/data_extraction_rules"
    android:fullBackupContent="false"
    android:networkSecurityConfig="@xml/network_security_config"
    android:usesCleartextTraffic="false">
    <!-- Open to other apps only what they have to start; the server decides what a caller may do there. -->
    <activity android:name=".MainActivity" android:exported="true">
        <intent-filter>
            <action android:name="android.intent.action.MAIN" />
            <category android:name="android.intent.category.LAUNCHER" />
        </intent-filter>
    </activity>
    <activity android:name=".DetailActivity" android:exported="false" />
</application>
`;

/** Facts: developer.apple.com, `NSExceptionDomains`, "Identity pinning: how to configure server certificates for your app". */
const transportSecurity = `<key>NSAppTransportSecurity</key>
<dict>
	<key>NSExceptionDomains</key>
	<dict>
		<!-- One host without TLS; have it set up on the server, then delete this. -->
		<key>old.example.com</key>
		<dict>
			<key>NSExceptionAllowsInsecureHTTPLoads</key>
			<true/>
		</dict>
	</dict>
	<key>NSPinnedDomains</key>
	<dict>
		<key>api.example.com</key>
		<dict>
			<key>NSIncludesSubdomains</key>
			<true/>
			<!-- Hashes of two authorities' public keys: the server's, and one to move to. -->
			<key>NSPinnedCAIdentities</key>
			<array>
				<dict>
					<key>SPKI-SHA256-BASE64</key>
					<string>hash-of-the-authority-in-use</string>
				</dict>
				<dict>
					<key>SPKI-SHA256-BASE64</key>
					<string>hash-of-another-authority</string>
				</dict>
			</array>
		</dict>
	</dict>
</dict>
`;

const ownerOnlyDatabase = `{
  "rules": {
    "notes": {
      "$uid": {
        ".read": "auth != null && auth.uid === $uid",
        ".write": "auth != null && auth.uid === $uid",
        "$note": {
          ".validate": "newData.hasChildren(['text']) && newData.child('text').isString() && newData.child('text').val().length < 10000"
        }
      }
    }
  }
}
`;

export const snippets: readonly Snippet[] = [
  {
    language: 'xml',
    prefix: 'msec-manifest-hardening',
    description: 'Application without backups and cleartext, closed to other apps',
    code: hardenedApplication,
  },
  {
    language: 'xml',
    prefix: 'msec-ats',
    description: 'App Transport Security: one exception, and pinned authorities',
    code: transportSecurity,
  },
  {
    language: 'json',
    prefix: 'msec-rtdb-owner',
    description: 'Realtime Database rules for owners only',
    code: ownerOnlyDatabase,
  },
  {
    language: 'xml',
    prefix: 'msec-nsc',
    description: 'Network security config without cleartext',
    code: networkSecurityConfig(),
  },
  {
    language: 'xml',
    prefix: 'msec-backup-rules',
    description: 'Data extraction rules that let nothing out',
    code: noBackup,
  },
];
