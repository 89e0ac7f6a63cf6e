import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

/** Something by which a device is recognised for years, and the one way of reading it that the row describes. */
export interface DeviceIdentifier extends ApiModel {
  /** Burnt into the device: no reset and no new installation changes it. Otherwise the system makes it for app or vendor. */
  readonly permanent: boolean;
  /** A package of the project without which the row means something else (globals of Cordova). */
  readonly dependency?: string;
}

type Extra = Partial<Pick<DeviceIdentifier, 'only' | 'receiverHint' | 'distinctive' | 'dependency'>>;
/** Languages, owner, members separated by spaces, what they give, whether it is permanent, where that is written, more. */
type Row = readonly [readonly CodeLanguage[], string, string, string, boolean, string, Extra?];

const telephony = 'android.telephony.TelephonyManager';
const reference = 'https://developer.android.com/reference/android';
const telephonyPage = `${reference}/telephony/TelephonyManager`;
const deviceInfo = 'react-native-device-info';
const deviceInfoPage = 'https://github.com/react-native-device-info/react-native-device-info';
const plus = 'package:device_info_plus/device_info_plus.dart';
const plusPage = 'https://pub.dev/documentation/device_info_plus';

const android: readonly Row[] = [
  [
    jvm,
    telephony,
    'getImei getMeid getDeviceId',
    'the IMEI',
    true,
    telephonyPage,
    { receiverHint: /^(tm|telephony\w*)$/i },
  ],
  [kotlin, telephony, 'imei meid deviceId', 'the IMEI', true, telephonyPage],
  [jvm, telephony, 'getSubscriberId', 'the IMSI', true, telephonyPage, { distinctive: true }],
  [kotlin, telephony, 'subscriberId', 'the IMSI', true, telephonyPage],
  [jvm, telephony, 'getSimSerialNumber', 'the serial number of the SIM', true, telephonyPage, { distinctive: true }],
  [kotlin, telephony, 'simSerialNumber', 'the serial number of the SIM', true, telephonyPage, { distinctive: true }],
  [jvm, telephony, 'getLine1Number', 'the phone number', true, telephonyPage, { distinctive: true }],
  [kotlin, telephony, 'line1Number', 'the phone number', true, telephonyPage, { distinctive: true }],
  [jvm, 'android.os.Build', 'getSerial SERIAL', 'the serial number of the device', true, `${reference}/os/Build`],
  [
    jvm,
    'android.net.wifi.WifiInfo',
    'getMacAddress',
    'the MAC address',
    true,
    `${reference}/net/wifi/WifiInfo`,
    { receiverHint: /wifi|connectionInfo/i },
  ],
  [
    kotlin,
    'android.net.wifi.WifiInfo',
    'macAddress',
    'the MAC address',
    true,
    `${reference}/net/wifi/WifiInfo`,
    { receiverHint: /wifi|connectionInfo/i },
  ],
  [
    jvm,
    'java.net.NetworkInterface',
    'getHardwareAddress',
    'the MAC address',
    true,
    `https://developer.android.com/reference/java/net/NetworkInterface`,
    { distinctive: true },
  ],
  [
    kotlin,
    'java.net.NetworkInterface',
    'hardwareAddress',
    'the MAC address',
    true,
    `https://developer.android.com/reference/java/net/NetworkInterface`,
  ],
  [
    jvm,
    'android.bluetooth.BluetoothAdapter',
    'getAddress',
    'the Bluetooth address',
    true,
    `${reference}/bluetooth/BluetoothAdapter`,
    { receiverHint: /getDefaultAdapter\(\)$/ },
  ],
  [
    kotlin,
    'android.bluetooth.BluetoothAdapter',
    'address',
    'the Bluetooth address',
    true,
    `${reference}/bluetooth/BluetoothAdapter`,
  ],
  [
    jvm,
    'android.media.MediaDrm',
    'getPropertyByteArray',
    'the identifier of the DRM system',
    true,
    `${reference}/media/MediaDrm`,
    { only: { arg: 0, text: /PROPERTY_DEVICE_UNIQUE_ID|"deviceUniqueId"/ }, distinctive: true },
  ],
  [
    jvm,
    'android.provider.Settings.Secure',
    'getString',
    'ANDROID_ID',
    false,
    `${reference}/provider/Settings.Secure`,
    { only: { arg: 1, text: /\bANDROID_ID$|"android_id"/ } },
  ],
];

const apple: readonly Row[] = [
  [
    swift,
    'UIKit.UIDevice',
    'identifierForVendor',
    'the identifier for vendor',
    false,
    'https://developer.apple.com/documentation/uikit/uidevice/identifierforvendor',
    { distinctive: true },
  ],
  [
    objc,
    'UIDevice',
    'identifierForVendor',
    'the identifier for vendor',
    false,
    'https://developer.apple.com/documentation/uikit/uidevice/identifierforvendor',
    { distinctive: true },
  ],
];

const scripts: readonly Row[] = [
  [
    script,
    deviceInfo,
    'getUniqueId getUniqueIdSync syncUniqueId',
    'the identifier of the device',
    false,
    deviceInfoPage,
  ],
  [script, deviceInfo, 'getAndroidId getAndroidIdSync', 'ANDROID_ID', false, deviceInfoPage],
  [script, deviceInfo, 'getIpAddress getIpAddressSync', 'the IP address', false, deviceInfoPage],
  [script, deviceInfo, 'getSerialNumber getSerialNumberSync', 'the serial number of the device', true, deviceInfoPage],
  [script, deviceInfo, 'getMacAddress getMacAddressSync', 'the MAC address', true, deviceInfoPage],
  [
    script,
    'expo-application',
    'getAndroidId androidId',
    'ANDROID_ID',
    false,
    'https://docs.expo.dev/versions/latest/sdk/application/',
  ],
  [
    script,
    'expo-application',
    'getIosIdForVendorAsync',
    'the identifier for vendor',
    false,
    'https://docs.expo.dev/versions/latest/sdk/application/',
  ],
  [
    script,
    '@capacitor/device',
    'Device.getId',
    'the identifier of the device',
    false,
    'https://capacitorjs.com/docs/apis/device#getid',
  ],
  [
    script,
    '',
    'device.uuid',
    'the identifier of the device',
    false,
    'https://github.com/apache/cordova-plugin-device',
    { dependency: 'cordova-plugin-device' },
  ],
  [
    script,
    '',
    'device.serial',
    'the serial number of the device',
    true,
    'https://github.com/apache/cordova-plugin-device',
    { dependency: 'cordova-plugin-device' },
  ],
];

const flutter: readonly Row[] = [
  [
    dart,
    `${plus} IosDeviceInfo`,
    'identifierForVendor',
    'the identifier for vendor',
    false,
    plusPage,
    { distinctive: true },
  ],
  [dart, `${plus} AndroidDeviceInfo`, 'serialNumber', 'the serial number of the device', true, plusPage],
  [
    dart,
    'package:device_info/device_info.dart IosDeviceInfo',
    'identifierForVendor',
    'the identifier for vendor',
    false,
    plusPage,
  ],
  [dart, 'package:device_info/device_info.dart AndroidDeviceInfo', 'androidId', 'ANDROID_ID', false, plusPage],
  [
    dart,
    'package:platform_device_id/platform_device_id.dart PlatformDeviceId',
    'getDeviceId',
    'the identifier of the device',
    false,
    'https://pub.dev/packages/platform_device_id',
  ],
  [
    dart,
    'package:unique_identifier/unique_identifier.dart UniqueIdentifier',
    'serial',
    'the identifier of the device',
    true,
    'https://pub.dev/packages/unique_identifier',
  ],
  [
    dart,
    'package:flutter_udid/flutter_udid.dart FlutterUdid',
    'udid consistentUdid',
    'the identifier of the device',
    false,
    'https://pub.dev/packages/flutter_udid',
  ],
  [
    dart,
    'package:android_id/android_id.dart AndroidId',
    'getId',
    'ANDROID_ID',
    false,
    'https://pub.dev/packages/android_id',
  ],
];

/** Every known way to read an identifier of the device; also sources of the data flow. */
export const deviceIdentifiers: readonly DeviceIdentifier[] = [...android, ...apple, ...scripts, ...flutter].flatMap(
  ([languages, owner, members, label, permanent, source, extra]) =>
    members.split(' ').map(
      (member): DeviceIdentifier => ({
        role: 'source',
        kind: 'device-identifier',
        languages,
        api: `${owner}#${member}`,
        at: 'return',
        label,
        permanent,
        source,
        ...extra,
      }),
    ),
);

/** Rows that need no look at the project's dependencies. */
export const deviceIdentifierSources: readonly ApiModel[] = deviceIdentifiers.filter(({ dependency }) => !dependency);

/** Members of the rows, for dispatch. */
export const deviceIdentifierNames: readonly string[] = [
  ...new Set(deviceIdentifiers.map(({ api }) => api.slice(api.lastIndexOf('#') + 1).replace(/^.*\./, ''))),
];

/** Words of code that reads what `READ_PHONE_STATE` opened before Android 10, and of code that watches calls, which still needs it. */
export const phoneStateWords = {
  identifiers: [
    'getImei',
    'getMeid',
    'getDeviceId',
    'getSubscriberId',
    'getSimSerialNumber',
    'getSerial',
    'imei',
    'meid',
    'subscriberId',
    'simSerialNumber',
  ],
  calls: [
    'PhoneStateListener',
    'TelephonyCallback',
    'getCallState',
    'callState',
    'TelecomManager',
    'SubscriptionManager',
    'PHONE_STATE',
    'CALL_STATE_RINGING',
    'CALL_STATE_IDLE',
    'getNetworkType',
    'getDataNetworkType',
    'dataNetworkType',
    'networkType',
    'getLine1Number',
    'line1Number',
    'isInCall',
    'ConnectionService',
    'InCallService',
  ],
} as const;
