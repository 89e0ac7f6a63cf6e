/** Android's permissions, as the framework of API level 37 declares them. */
export const frameworkPermissions = 'https://developer.android.com/reference/android/Manifest.permission';

/** Apple's keys for purpose strings; the name of a key in lower case completes the address. */
export const propertyList = 'https://developer.apple.com/documentation/bundleresources/information-property-list/';
