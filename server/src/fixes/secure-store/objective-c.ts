/**
 * `KeychainStore` for Objective-C: takes the place of `NSUserDefaults` in a message, moves what is still there into the keychain
 * on the first read. Facts: developer.apple.com, "Keychain services", `SecItemAdd`, `kSecAttrAccessibleWhenUnlockedThisDeviceOnly`.
 */
export const keychainStoreInterface = `/// Keeps values in the keychain instead of in NSUserDefaults. A value that is still there moves over when it is read.
@interface KeychainStore : NSObject
+ (nonnull instancetype)replacing:(nullable NSUserDefaults *)defaults;
- (void)setObject:(nullable id)value forKey:(nonnull NSString *)key;
- (nullable id)objectForKey:(nonnull NSString *)key;
- (nullable NSString *)stringForKey:(nonnull NSString *)key;
- (nullable NSData *)dataForKey:(nonnull NSString *)key;
- (void)removeObjectForKey:(nonnull NSString *)key;
@end
`;

export const keychainStoreImplementation = `@implementation KeychainStore {
    NSUserDefaults *_defaults;
}

+ (instancetype)replacing:(NSUserDefaults *)defaults {
    KeychainStore *store = [[self alloc] init];
    store->_defaults = defaults;
    return store;
}

- (NSMutableDictionary *)queryForKey:(NSString *)key {
    return [@{
        (__bridge id)kSecClass: (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService: [NSBundle mainBundle].bundleIdentifier ?: @"KeychainStore",
        (__bridge id)kSecAttrAccount: key,
    } mutableCopy];
}

- (void)setObject:(id)value forKey:(NSString *)key {
    if (value == nil) {
        [self removeObjectForKey:key];
        return;
    }
    NSData *data = [NSPropertyListSerialization dataWithPropertyList:@[value]
                                                              format:NSPropertyListBinaryFormat_v1_0
                                                             options:0
                                                               error:nil];
    if (data == nil) return;
    NSDictionary *attributes = @{
        (__bridge id)kSecValueData: data,
        (__bridge id)kSecAttrAccessible: (__bridge id)kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
    };
    NSMutableDictionary *query = [self queryForKey:key];
    OSStatus status = SecItemUpdate((__bridge CFDictionaryRef)query, (__bridge CFDictionaryRef)attributes);
    if (status == errSecItemNotFound) {
        [query addEntriesFromDictionary:attributes];
        status = SecItemAdd((__bridge CFDictionaryRef)query, NULL);
    }
    if (status == errSecSuccess) [_defaults removeObjectForKey:key];
}

- (id)objectForKey:(NSString *)key {
    NSMutableDictionary *query = [self queryForKey:key];
    query[(__bridge id)kSecReturnData] = @YES;
    CFTypeRef result = NULL;
    if (SecItemCopyMatching((__bridge CFDictionaryRef)query, &result) == errSecSuccess) {
        NSArray *list = [NSPropertyListSerialization propertyListWithData:CFBridgingRelease(result)
                                                                  options:NSPropertyListImmutable
                                                                   format:NULL
                                                                    error:nil];
        return list.firstObject;
    }
    id old = [_defaults objectForKey:key];
    if (old != nil) [self setObject:old forKey:key];
    return old;
}

- (NSString *)stringForKey:(NSString *)key {
    id value = [self objectForKey:key];
    return [value isKindOfClass:[NSString class]] ? value : nil;
}

- (NSData *)dataForKey:(NSString *)key {
    id value = [self objectForKey:key];
    return [value isKindOfClass:[NSData class]] ? value : nil;
}

- (void)removeObjectForKey:(NSString *)key {
    SecItemDelete((__bridge CFDictionaryRef)[self queryForKey:key]);
    [_defaults removeObjectForKey:key];
}

@end
`;
